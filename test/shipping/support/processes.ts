import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process of this machine, as Linux shows it. */
export interface Process {
  readonly pid: number;
  readonly group: number;
  readonly command: string;
}

/** All processes except zombies. */
export function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (state === 'Z' || state === 'X') return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), group: Number(group), command }];
      } catch {
        return [];
      }
    });
}

/** The processes of the groups in which a command line contains this text. */
export function groupsWith(text: string): readonly Process[] {
  const all = processes();
  const groups = new Set(all.filter(({ command }) => command.includes(text)).map(({ group }) => group));
  return all.filter(({ group }) => groups.has(group));
}

/** The environment of a process, one variable per line. */
export function environment(pid: number): string {
  return readFileSync(`/proc/${pid}/environ`, 'utf8').replaceAll('\0', '\n');
}

/** The local addresses on which processes listen for TCP, such as `127.0.0.1:7420`. */
export function listening(pids: readonly number[]): readonly string[] {
  const sockets = new Set(
    pids.flatMap((pid) => {
      try {
        return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
          try {
            return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
          } catch {
            return [];
          }
        });
      } catch {
        return [];
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((protocol) =>
    readFileSync(`/proc/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && sockets.has(inode ?? ''))
      .map(([, local = '']) => readable(local)),
  );
}

/** `0100007F:1CFC` is 127.0.0.1:7420; an IPv6 address stays as it is. */
function readable(local: string): string {
  const [address = '', port = ''] = local.split(':');
  const number = Number.parseInt(port, 16);
  if (address.length !== 8) return `[${address}]:${number}`;
  const bytes = address.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? [];
  return `${bytes.reverse().join('.')}:${number}`;
}
