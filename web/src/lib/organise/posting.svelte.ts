import { postEvent } from '../api/events.ts';
import { newEvent, type EventDraft } from './draft.ts';

/** Posting an event week by week: what is posted stays posted when a later one fails, and is not posted twice. */
export class Posting {
  done = $state(0);

  /** Throws Problem; call again to go on from there. */
  async post(draft: EventDraft): Promise<void> {
    while (this.done < draft.times) {
      await postEvent(newEvent(draft, this.done));
      this.done += 1;
    }
  }
}
