/** On fewer cores than this, the threads of the server occupy all of them. */
export const coresToSpare = 4;

/**
 * How the process of the language server is started: with settings by which it gives memory back, since it runs as long
 * as its editor.
 */
export const serverProcess = {
  /**
   * For the memory allocator of Linux (glibc; ignored elsewhere): by default it keeps large blocks that were freed in
   * gaps between others.
   */
  env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '65536' },

  /**
   * The arguments of Node. The first one lets the first thread collect its garbage when nothing is asked, as the threads
   * that it starts do in any case. With few cores, the second one lets Node collect and compile with one background
   * thread instead of four, each of which would take as much of a core as the thread that answers.
   * @param cores the number of cores
   */
  nodeArguments: (cores: number): readonly string[] =>
    cores < coresToSpare ? ['--expose-gc', '--v8-pool-size=1'] : ['--expose-gc'],
};
