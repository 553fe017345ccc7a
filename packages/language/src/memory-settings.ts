/**
 * Settings with which the language server gives memory back, since it runs as long as its editor.
 *
 * `env` is for the memory allocator of Linux (glibc; ignored elsewhere): by default it keeps large blocks that were
 * freed in gaps between others. The argument of Node lets the first thread collect its garbage when nothing is asked, as
 * the threads that it starts do in any case.
 */
export const returnMemory = {
  env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '65536' },
  nodeArguments: ['--expose-gc'],
};
