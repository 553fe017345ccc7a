/**
 * Measures constructs, alone or together: `node child.ts SIZES CONSTRUCT...` writes a line of JSON before and after
 * each stage of each size, so that the reader knows how far an unfinished run got. Times are CPU times, which don't
 * depend on other load.
 */
import { topologyOf } from './construct.ts';
import { constructs } from './constructs.ts';
import { throughStages } from './stages.ts';

const [sizes = '', ...chosen] = process.argv.slice(2);

// The slow first run, before anything is compiled, is not measured.
const warm = topologyOf(chosen.map((name) => constructs[name]?.(3) ?? {}));
for (let i = 0; i < 3; i++) await throughStages(warm.text, warm.files, async (_stage, work) => void (await work()));

for (const size of sizes.split(',').map(Number)) {
  const { text, files } = topologyOf(chosen.map((name) => constructs[name]?.(size) ?? {}));
  const bytes = Object.values(files).reduce((sum, file) => sum + file.length, text.length);
  await throughStages(text, files, async (stage, work) => {
    say({ size, bytes, stage });
    const started = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(started);
    say({ size, bytes, stage, ms: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024 });
  });
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
