import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

const env = process.env;

function onPath(name) {
  return (env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** Whether a window can be opened on this machine. */
const hasDisplay = () => process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/**
 * The command line of the user's own VS Code or VSCodium (`code`), or undefined if there is none that could open a
 * window. `VSCODE=server` selects the embedded one instead.
 */
export function desktopCommand() {
  if (env.VSCODE === 'server' || !hasDisplay()) return undefined;
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  const bundled = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';
  return onPath(`code${suffix}`) ?? onPath(`codium${suffix}`) ?? (existsSync(bundled) ? bundled : undefined);
}

/** The program behind the user's own VS Code, which test-electron starts (not the script `bin/code`). */
export function desktopProgram() {
  if (env.VSCODE_EXECUTABLE) return env.VSCODE_EXECUTABLE;
  if (!hasDisplay()) return undefined;
  return programCandidates().find((file) => existsSync(file));
}

function programCandidates() {
  if (process.platform === 'darwin') return ['/Applications/Visual Studio Code.app/Contents/MacOS/Electron'];
  if (process.platform === 'win32') {
    return [env.LOCALAPPDATA && path.join(env.LOCALAPPDATA, 'Programs'), env.ProgramFiles]
      .filter(Boolean)
      .map((folder) => path.join(folder, 'Microsoft VS Code', 'Code.exe'));
  }
  const behindScripts = ['code', 'codium'].flatMap((name) => {
    const script = onPath(name);
    return script ? [path.resolve(path.dirname(realpathSync(script)), '..', name)] : [];
  });
  return [...behindScripts, '/usr/share/code/code', '/usr/share/codium/codium', '/opt/visual-studio-code/code'];
}
