/**
 * Settings of the memory allocator of Linux (glibc; ignored elsewhere), as environment variables of the language server.
 * By default it keeps large blocks that were freed in gaps between others, which it never gives back to the system, and
 * a server runs as long as its editor.
 */
export const returnMemory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '65536' };
