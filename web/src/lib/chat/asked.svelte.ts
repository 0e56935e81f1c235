import type { ChatPicture, Message } from '../api/types.ts';
import type { Subject } from '../reports/subject.ts';

/** What was asked for that opens over a chat; null while it is shut. */
export class Asked {
  menu = $state.raw<Message | null>(null);
  link = $state<string | null>(null);
  report = $state.raw<Subject | null>(null);
  file = $state.raw<File | null>(null);
  picture = $state.raw<ChatPicture | null>(null);

  get any(): boolean {
    return [this.menu, this.link, this.report, this.file, this.picture].some((one) => one !== null);
  }
}
