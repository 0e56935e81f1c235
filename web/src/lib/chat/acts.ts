import type { Message, Sign } from '../api/types.ts';
import type { Unsent } from './outbox.svelte.ts';

/** What one can do with a message where it stands. */
export interface LineActs {
  onmenu: (message: Message) => void;
  onrewrite: (message: Message) => void;
  ondelete: (message: Message) => void;
  onreact: (message: Message, sign: Sign | null) => void;
  onjump: (seq: number) => void;
  onview: (message: Message) => void;
  onlink: (href: string) => void;
}

/** What one can do with what is not sent yet. */
export interface UnsentActs {
  onretry: (unsent: Unsent, anyway: boolean) => void;
  onrewrite: (unsent: Unsent) => void;
  ondrop: (unsent: Unsent) => void;
}
