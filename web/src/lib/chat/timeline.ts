import type { Message } from '../api/types.ts';
import { dayKey } from '../i18n/dates.ts';

/** Messages of one author closer than this stand together. */
const TOGETHER_MS = 5 * 60_000;

/** So many signs of what is answered stand above the answer. */
const QUOTED = 120;

/** What a quote shows of a text. */
export const short = (text: string): string => [...text].slice(0, QUOTED).join('');

export interface Line {
  message: Message;
  /** The first of its day: a day heading stands above it. */
  newDay: boolean;
  /** The first of a run by the same author: the name stands above it where there are several people. */
  opens: boolean;
  /** The last of its run: figure and time stand with it. */
  closes: boolean;
}

/** Put `more` among `known`: by id, a newer version wins. */
export function merge(known: readonly Message[], more: readonly Message[]): Message[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of more) byId.set(message.id, withOwn(message, byId.get(message.id)));
  return inOrder([...byId.values()]);
}

/** Those of `known` that were changed, as they are now, also where others quote them; one that we do not hold stays away. */
export function withChanged(known: readonly Message[], changed: readonly Message[]): Message[] {
  const byId = new Map(changed.map((message) => [message.id, message]));
  return known.map((message) => requoted(withOwn(byId.get(message.id) ?? message, message), byId));
}

/** What we hold as the server tells it anew, save what a frame has changed since the server was asked. */
export function withRenewed(known: readonly Message[], told: readonly Message[]): Message[] {
  const changes = new Map(known.map(({ id, change }) => [id, change ?? 0]));
  return withChanged(
    known,
    told.filter(({ id, change }) => (change ?? 0) >= (changes.get(id) ?? 0)),
  );
}

/** A deletion told by frame or by catch-up: the line stays, its words go, also where others quote them. */
export function withRemoved(
  known: readonly Message[],
  ids: readonly string[],
  by: 'author' | 'moderator',
): Message[] {
  const gone = new Set(ids);
  return known.map((message) => withoutQuote(gone.has(message.id) ? emptied(message, by) : message, gone));
}

/** How far we hold every message from our first one on, or 0: what a catch-up continues from, as there may be a hole. */
export function heldTo(messages: readonly Message[]): number {
  let last = firstSeq(messages) ?? 0;
  for (const { seq } of messages) if (seq === last + 1) last = seq;
  return last;
}

/** The highest number delivered, or 0. */
export const lastSeq = (messages: readonly Message[]): number =>
  messages.findLast((message) => message.seq !== null)?.seq ?? 0;

/** The lowest number we hold, or null: what older pages continue from. */
export const firstSeq = (messages: readonly Message[]): number | null =>
  messages.find((message) => message.seq !== null)?.seq ?? null;

/** How the message at `index` stands to those beside it. */
export function lineAt(messages: readonly Message[], index: number): Line | undefined {
  const [before, message, after] = [messages[index - 1], messages[index], messages[index + 1]];
  if (!message) return undefined;
  const newDay = !before || day(before) !== day(message);
  return {
    message,
    newDay,
    opens: newDay || !together(before, message),
    closes: !after || !together(message, after),
  };
}

/**
 * The place of the first message after `seq` that somebody else said and one has not answered yet; -1 when there is none.
 * Who writes has read what stood above.
 */
export function firstNew(messages: readonly Message[], seq: number, me: string): number {
  const isMine = ({ seq, author, kind }: Message): boolean =>
    seq !== null && author.id === me && kind !== 'system';
  const seen = Math.max(seq, messages.findLast(isMine)?.seq ?? 0);
  return messages.findIndex((message) => (message.seq ?? 0) > seen && message.author.id !== me);
}

const days = new Map<string, string>();

/** Days in Denmark begin on a whole hour, so all of an hour is one day: asking the calendar is slow. */
function day({ sent_at }: Message): string {
  const hour = sent_at.slice(0, 13);
  const known = days.get(hour) ?? dayKey(new Date(sent_at));
  days.set(hour, known);
  return known;
}

function together(a: Message, b: Message): boolean {
  const apart = Date.parse(b.sent_at) - Date.parse(a.sent_at);
  const spoken = a.kind !== 'system' && b.kind !== 'system';
  return spoken && a.author.id === b.author.id && day(a) === day(b) && apart < TOGETHER_MS;
}

/** Delivered ones by their number; one that waits stands where it was written, though it may be numbered later. */
function inOrder(messages: Message[]): Message[] {
  const order = messages.filter(({ seq }) => seq !== null).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const waiting = messages
    .filter(({ seq }) => seq === null)
    .sort((a, b) => a.sent_at.localeCompare(b.sent_at));
  for (const message of waiting) {
    const before = order.findLastIndex(({ sent_at }) => sent_at <= message.sent_at);
    order.splice(before + 1, 0, message);
  }
  return order;
}

/** Only the first answer to a send carries the help lines and our own id; a later copy must not take them away. */
const withOwn = (message: Message, known: Message | undefined): Message =>
  message === known
    ? message
    : {
        ...message,
        client_id: message.client_id ?? known?.client_id ?? null,
        help: message.help ?? known?.help ?? null,
      };

const emptied = (message: Message, by: 'author' | 'moderator'): Message => ({
  ...message,
  removed: message.removed ?? by,
  text: '',
  picture: null,
  quote: null,
  reactions: [],
});

/** A message that answers a changed one is not sent again: it quotes what stands there now. */
function requoted(message: Message, changed: ReadonlyMap<string, Message>): Message {
  const said = message.quote && changed.get(message.quote.id);
  if (!message.quote || !said || said.hidden) return message;
  return { ...message, quote: { ...message.quote, text: short(said.text), removed: said.removed !== null } };
}

const withoutQuote = (message: Message, gone: ReadonlySet<string>): Message =>
  message.quote && gone.has(message.quote.id)
    ? { ...message, quote: { ...message.quote, text: '', removed: true } }
    : message;
