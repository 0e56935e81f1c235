import type { Person } from '#lib/api/types.ts';

declare global {
  namespace App {
    interface PageState {
      /** On the receipt of a report: whom it was about, so that one can block them there. */
      reported?: Person;
    }
  }
}

export {};
