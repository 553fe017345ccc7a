// Preloaded into a process and all its threads: whatever reaches for the network, for another process, or for writing a
// file is refused and leaves a line on standard error. Node's permission model (--permission) refuses the last two as
// well, but says nothing where the program swallows the refusal, and does not know the network.
const { createHook } = require('node:async_hooks');
const { syncBuiltinESMExports } = require('node:module');

const NETWORK = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer', 'createSecureServer'],
  dns: ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'reverse'],
  'dns/promises': ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'reverse'],
};
const PROCESSES = { child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] };
const WRITERS = [
  ...['appendFile', 'chmod', 'chown', 'copyFile', 'cp', 'lchmod', 'lchown', 'link', 'lutimes', 'mkdir', 'mkdtemp'],
  ...['rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile'],
];
const FILES = {
  fs: [...WRITERS, ...WRITERS.map((name) => `${name}Sync`), 'createWriteStream'],
  'fs/promises': WRITERS,
};

for (const [module, names] of Object.entries({ ...NETWORK, ...PROCESSES, ...FILES }))
  for (const name of names) refuse(require(module), name, `${module}.${name}`);
for (const name of ['fetch', 'WebSocket', 'EventSource']) refuse(globalThis, name, name);
refuse(require('node:net').Socket.prototype, 'connect', 'net.Socket.connect');
refuse(require('node:net').Server.prototype, 'listen', 'net.Server.listen');
refuse(process, 'dlopen', 'process.dlopen');
refuse(process, 'binding', 'process.binding');
for (const [module, name] of [
  ['fs', 'open'],
  ['fs', 'openSync'],
  ['fs/promises', 'open'],
])
  onlyReading(module, name);
syncBuiltinESMExports();

/** Below every function: the kinds of native handles that only network and processes have. */
const HANDLES = /^(TCP|TLS|UDP|PIPESERVER|PIPECONNECT|PROCESS|GETADDRINFO|GETNAMEINFO|QUERY|DNS|HTTP|QUIC)/;
createHook({ init: (_, type) => void (HANDLES.test(type) && report(`handle ${type}`)) }).enable();

function refuse(owner, name, what) {
  if (typeof owner[name] !== 'function') return;
  owner[name] = function refused() {
    report(what);
    throw new Error(`forbidden: ${what}`);
  };
}

/** Lets files be opened for reading only. */
function onlyReading(module, name) {
  const { constants } = require('node:fs');
  const owner = require(module);
  const open = owner[name];
  const writes = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;
  owner[name] = function openToRead(file, flags, ...rest) {
    const reading =
      typeof flags === 'number' ? (flags & writes) === 0 : typeof flags !== 'string' || /^(r|rs|sr)$/.test(flags);
    if (!reading) {
      report(`${module}.${name} with ${flags}`);
      throw new Error(`forbidden: ${module}.${name} with ${flags}`);
    }
    return open.call(this, file, flags, ...rest);
  };
}

function report(what) {
  process._rawDebug(`FORBIDDEN ${what}`);
}
