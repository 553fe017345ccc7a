import { type BoxElement, boxAt, isFolded, nameOf, plainId, unfoldId } from './box.js';
import { make } from './build.js';
import { Drag, moveTogether } from './drag.js';
import { keep, kept, tell } from './host.js';
import { Menu, type Offer } from './menu.js';
import type { Controls, Shown, ToView } from './messages.js';
import { neighbour } from './places.js';
import { Popup } from './popup.js';
import { rasterOf } from './raster.js';
import { Scene } from './scene.js';
import { Search } from './search.js';
import { toolbarButtons, zoomStep } from './toolbar.js';
import { spoken } from './way-table.js';

/** How far a key moves the picture, in pixels. */
const panStep = 60;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Everything that is on the page. */
class View {
  private scenes: Scene[] = [];
  private controls: Controls = { form: 'tall', isUnfolded: false, isComparison: false };
  /** Where packets to be traced start. */
  private from: { readonly id: string; readonly name: string } | undefined;
  private here: readonly string[] = [];
  private spokenLast = '';
  private readonly popup = new Popup();
  private readonly menu = new Menu();
  private readonly drag = new Drag(() => this.keepPlace());
  private readonly hint = make('p', { class: 'hint', role: 'status', hidden: '' });
  private readonly live = make('div', { class: 'hidden', 'aria-live': 'polite' });
  private readonly main = make('main');
  private readonly toolbar = make('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Diagram' });
  private readonly search = new Search(
    () => this.scenes.flatMap(({ boxes }) => boxes),
    (box) => this.select(box),
  );

  constructor() {
    const header = make('header', {}, this.search.element, this.search.count, this.toolbar);
    document.body.append(header, this.hint, this.main, this.popup.element, this.menu.element, this.live);
    document.body.addEventListener('keydown', (event) => this.key(event));
    this.main.addEventListener('click', (event) => this.click(event));
    this.main.addEventListener('pointermove', ({ target, buttons }) => {
      if (buttons === 0) this.popup.point(boxAt(target));
    });
    this.main.addEventListener('pointerleave', () => this.popup.point(undefined));
    this.main.addEventListener('contextmenu', (event) => this.context(event));
    this.main.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    this.main.addEventListener('pointerdown', (event) => this.drag.start(event));
    this.main.addEventListener('focusin', ({ target }) => this.focused(target));
    this.main.addEventListener('scroll', () => this.popup.close(), { capture: true, passive: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    addEventListener('resize', () => {
      for (const scene of this.scenes) scene.resize();
      clearTimeout(timer);
      timer = setTimeout(() => tell({ kind: 'aspect', aspect: aspect() }), 200);
    });
  }

  take(message: ToView): void {
    if (message.kind === 'pictures') this.show(message.pictures, message.controls, message.state);
    else if (message.kind === 'hint') this.tellHint(message.text);
    else if (message.kind === 'here') this.mark(message.declarations);
    else if (message.kind === 'errors') for (const scene of this.scenes) scene.tellErrors(message.counts);
    else if (message.kind === 'page') this.popup.show(message.id, message.content);
    else {
      const { text, width, height, scale } = message;
      void rasterOf(text, width, height, scale).then((data) => tell({ kind: 'raster', data }));
    }
  }

  private show(pictures: readonly Shown[], controls: Controls, state: unknown): void {
    const isFirst = this.scenes.length === 0;
    const hasOtherForm = controls.form !== this.controls.form;
    this.controls = controls;
    if (this.scenes.length !== pictures.length) {
      this.scenes = pictures.map(() => new Scene());
      this.main.replaceChildren(...this.scenes.map(({ element }) => element));
      if (controls.isComparison) moveTogether(this.scenes.map(({ scroller }) => scroller));
    }
    const { zoom, left = 0, top = 0 } = kept();
    pictures.forEach((shown, i) => {
      const scene = this.scenes[i];
      if (!scene) return;
      if (isFirst) scene.zoom = zoom;
      else if (hasOtherForm) scene.zoom = undefined;
      scene.show(shown);
      if (isFirst) scene.scroller.scrollTo(left, top);
    });
    keep({ panel: state });
    this.fillToolbar(pictures.some(({ way }) => way));
    this.search.find();
    this.mark(this.here);
    const words = pictures.flatMap(({ way }) => (way ? spoken(way) : [])).join('. ');
    if (words !== this.spokenLast) this.live.textContent = words;
    this.spokenLast = words;
  }

  private fillToolbar(hasWay: boolean): void {
    const buttons = toolbarButtons(this.controls, hasWay, {
      zoomBy: (by) => this.zoomBy(by),
      fit: () => this.fit(),
    });
    const label = document.activeElement?.textContent;
    const hadFocus = this.toolbar.contains(document.activeElement);
    this.toolbar.replaceChildren(...buttons);
    if (hadFocus) (buttons.find(({ textContent }) => textContent === label) ?? buttons[0])?.focus();
  }

  private tellHint(text: string): void {
    this.hint.textContent = text;
    this.hint.hidden = text === '';
  }

  /** Marks where the cursor is. */
  private mark(declarations: readonly string[]): void {
    const isSame = declarations.join(' ') === this.here.join(' ');
    this.here = declarations;
    for (const scene of this.scenes) {
      for (const old of scene.element.querySelectorAll('.here')) old.classList.remove('here');
      const id = declarations.find((each) => scene.box(each) ?? scene.line(each));
      const found = id === undefined ? undefined : (scene.box(id) ?? scene.line(id));
      found?.classList.add('here');
      if (found && !isSame && found.classList.contains('box')) scene.reveal(found as BoxElement);
    }
  }

  /** Makes a box the one that Tab leads to, and brings it into sight. */
  private select(box: BoxElement): void {
    const scene = this.sceneOf(box);
    for (const each of scene?.element.querySelectorAll('.current') ?? []) each.classList.remove('current');
    box.classList.add('current');
    this.rove(box);
    scene?.reveal(box);
  }

  private rove(box: BoxElement): void {
    for (const each of this.sceneOf(box)?.boxes ?? []) each.setAttribute('tabindex', each === box ? '0' : '-1');
  }

  private focused(target: EventTarget | null): void {
    const box = boxAt(target);
    if (box && box === target) this.rove(box);
  }

  private click(event: MouseEvent): void {
    const { target, altKey } = event;
    const box = boxAt(target);
    const id =
      box?.dataset.id ?? (target instanceof Element ? target.closest<SVGElement>('g.line')?.dataset.id : undefined);
    if (id === undefined || this.drag.hasMoved) return;
    this.popup.close();
    if (altKey && box) this.traceWith(box, id);
    else if (box && isFolded(box)) tell({ kind: 'unfold', id: unfoldId(box, id) });
    else tell({ kind: 'go', id: plainId(id) });
  }

  /** Two clicks with Alt are the ends of a way. */
  private traceWith(box: BoxElement, id: string): void {
    const { from } = this;
    if (!from || from.id === id) {
      this.from = { id, name: nameOf(box) };
      box.classList.add('current');
      const what = `Packets from ${nameOf(box)}: choose where they go`;
      this.live.textContent = `${what}.`;
      this.tellHint(`${what}, with Alt and a click or in the menu of a box.`);
      return;
    }
    this.from = undefined;
    this.tellHint('');
    tell({ kind: 'trace', from: from.id, to: id });
  }

  private context(event: MouseEvent): void {
    const box = boxAt(event.target);
    if (!box) return;
    event.preventDefault();
    const at = box.getBoundingClientRect();
    const byKey = event.clientX === 0 && event.clientY === 0;
    this.openMenu(box, byKey ? { x: at.left + 12, y: at.bottom } : { x: event.clientX, y: event.clientY });
  }

  private openMenu(box: BoxElement, at: { readonly x: number; readonly y: number }): void {
    const id = box.dataset.id ?? '';
    const { from } = this;
    this.popup.close();
    const sends = /^(nic|host|privateEndpoint):/.test(id);
    const offers: Offer[] = [
      ['Go to Declaration', () => tell({ kind: 'go', id: plainId(id) })],
      ['Show Effective Routes', () => tell({ kind: 'routes', id: plainId(id) })],
      ...(sends ? [['Trace from Here', () => this.startTrace(box, id)] as const] : []),
      ...(from && from.id !== id ? [[`Trace from ${from.name} to Here`, () => this.traceWith(box, id)] as const] : []),
      ...(isFolded(box) ? [['Unfold', () => tell({ kind: 'unfold', id: unfoldId(box, id) })] as const] : []),
    ];
    this.rove(box);
    this.menu.open(offers, at, box);
  }

  private startTrace(box: BoxElement, id: string): void {
    this.from = undefined;
    this.traceWith(box, id);
  }

  private key(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    if (ctrlKey || metaKey || altKey || (target instanceof HTMLElement && target.closest('header, .way-table'))) return;
    const box = boxAt(target);
    const direction = directions[key];
    const zoom = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep }[key];
    if (direction) this.walk(box, direction);
    else if (zoom !== undefined) this.zoomBy(zoom);
    else if (key === '0') this.fit();
    else if (key === 'Escape') this.escape();
    else if (key === '/') this.search.element.focus();
    else if (box && key === 'Enter') box.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    else if (box && key === ' ') this.popup.ask(box);
    else if (box && (key === 'ContextMenu' || (key === 'F10' && shiftKey))) {
      const { left, bottom } = box.getBoundingClientRect();
      this.openMenu(box, { x: left + 12, y: bottom });
    } else return;
    event.preventDefault();
  }

  private walk(box: BoxElement | undefined, [dx, dy]: readonly [number, number]): void {
    this.popup.close();
    if (!box) {
      this.scenes[0]?.scroller.scrollBy(dx * panStep, dy * panStep);
      return;
    }
    const scene = this.sceneOf(box);
    const next = scene && neighbour(scene.boxes, box, dx, dy);
    if (!next) return;
    next.focus({ preventScroll: true });
    scene.reveal(next);
  }

  private escape(): void {
    if (this.popup.isOpen) this.popup.close();
    else if (this.from) {
      this.from = undefined;
      this.tellHint('');
    } else if (!this.controls.isComparison) tell({ kind: 'leave' });
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.zoomBy(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }

  private zoomBy(by: number, at?: { readonly x: number; readonly y: number }): void {
    for (const scene of this.scenes) scene.zoomTo(scene.scale * by, at);
    this.keepPlace();
  }

  private fit(): void {
    for (const scene of this.scenes) scene.zoomTo(undefined);
    this.keepPlace();
  }

  private keepPlace(): void {
    const scene = this.scenes[0];
    if (!scene) return;
    const { scrollLeft: left, scrollTop: top } = scene.scroller;
    keep({ zoom: scene.zoom, left, top });
  }

  private sceneOf(box: Element): Scene | undefined {
    return this.scenes.find(({ element }) => element.contains(box));
  }
}

function aspect(): number {
  return innerWidth / Math.max(1, innerHeight);
}

/** Tells what must not happen, and leaves a trace of it on the page. */
function tellTrouble(text: string): void {
  document.body.dataset.troubles = `${document.body.dataset.troubles ?? ''}${text}\n`;
  tell({ kind: 'trouble', text });
}

addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  tellTrouble(`${violatedDirective} stopped ${blockedURI} ${sample}`),
);
addEventListener('error', ({ message }) => tellTrouble(message));
addEventListener('unhandledrejection', ({ reason }) => tellTrouble(String(reason)));
const view = new View();
addEventListener('message', ({ data }: MessageEvent<ToView>) => view.take(data));
tell({ kind: 'ready', aspect: aspect() });
