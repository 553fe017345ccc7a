import type { InProcessThread } from './in-process-thread.js';

/** Has the validation of threads wait until it is released. */
export function gate(thread: InProcessThread) {
  let open = () => {};
  let isOpen = true;
  let waiting = 0;
  let gate = Promise.resolve();
  const validator = thread.services.validation.DocumentValidator;
  const validate = validator.validateDocument.bind(validator);
  validator.validateDocument = async (...parameters) => {
    waiting++;
    await gate;
    waiting--;
    return validate(...parameters);
  };
  return {
    /** How many documents wait before it. */
    get waiting() {
      return waiting;
    },
    shut() {
      isOpen = false;
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    open() {
      if (!isOpen) open();
      isOpen = true;
    },
  };
}
