import { config } from 'zod/v4/core';

// Before any schema is created: zod would generate code from the schemas, which azroute never does.
config({ jitless: true });
