import { startStdioServer } from '@azroute/language/node';

startStdioServer();
