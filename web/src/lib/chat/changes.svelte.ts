import { editMessage, react } from '../api/chat.ts';
import { asProblem } from '../api/problem.ts';
import type { Message, Sign } from '../api/types.ts';
import { i18n } from '../i18n/index.svelte.ts';
import { toast } from '../ui/toast.svelte.ts';
import type { RoomChat } from './room.svelte.ts';
import type { Writing } from './writing.svelte.ts';

const TOO_LATE = new Set(['edit_held', 'edit_too_late']);

/** What one does to messages that are said: change one's own, delete it, put a sign on somebody's. */
export class Changes {
  /** A change is on its way. */
  saving = $state(false);
  /** A change the server doubts, and why, before it makes it. */
  doubted = $state.raw<{ text: string; why: string } | null>(null);
  readonly #id: string;
  readonly #chat: RoomChat;
  readonly #writing: Writing;

  constructor(room_id: string, chat: RoomChat, writing: Writing) {
    this.#id = room_id;
    this.#chat = chat;
    this.#writing = writing;
  }

  /** Change one's message; when the server doubts, its author is asked, and may mean it `anyway`. */
  async save(message: Message, text: string, anyway: boolean): Promise<void> {
    this.saving = true;
    this.doubted = null;
    try {
      this.#chat.put(await editMessage(this.#id, message.id, { text, anyway }));
      this.#writing.stop();
    } catch (thrown) {
      const { code, detail } = asProblem(thrown);
      if (code === 'message_nudge') this.doubted = { text, why: detail };
      else say(thrown);
      if (TOO_LATE.has(code)) this.#writing.stop();
    } finally {
      this.saving = false;
    }
  }

  /** Put one's sign on a message, or take it away. */
  sign = async (message: Message, sign: Sign | null): Promise<void> => {
    try {
      this.#chat.put({ ...message, reactions: await react(this.#id, message.id, sign) });
    } catch (thrown) {
      say(thrown);
    }
  };

  /** True once it is gone. */
  delete = async (message: Message): Promise<boolean> => {
    try {
      await this.#chat.delete(message);
      return true;
    } catch (thrown) {
      say(thrown);
      return false;
    }
  };
}

function say(thrown: unknown): void {
  const { offline, detail } = asProblem(thrown);
  toast(offline ? i18n.t.common.offlineText : detail || i18n.t.common.errorText);
}
