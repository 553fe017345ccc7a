import type { InProcessThread } from './in-process-thread.js';

/** Blocks the validation in a thread until it is released. */
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
    /** The number of documents that wait at the gate. */
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
