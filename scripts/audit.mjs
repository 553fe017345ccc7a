// The last step of npm run package: asks the registry's audit service for known vulnerabilities of the packages that
// are shipped, and says so if there is no such service. A vulnerability with a severity above low is a failure.
import { main, say } from './lib/say.mjs';
import { audit } from './package/audit.mjs';

await main(async () => {
  const { says, ok } = await audit();
  say(says);
  return ok ? 0 : 1;
});
