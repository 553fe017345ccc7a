// The only file that imports the SDK and zod. The build puts it into a bundle of its own, which `azroute mcp` loads: no
// other command pays for it.
import './without-code-generation.js';

export { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
export { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
export { z } from 'zod';
