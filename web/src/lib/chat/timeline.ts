import type { Message } from '../api/types.ts';
import { dayKey } from '../i18n/dates.ts';

/** Messages of one author closer than this stand together. */
const TOGETHER_MS = 5 * 60_000;

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
  for (const message of more) byId.set(message.id, withClientId(message, byId.get(message.id)));
  return inOrder([...byId.values()]);
}

/** A deletion told by frame or by catch-up: the line stays, its words go. */
export const withRemoved = (
  known: readonly Message[],
  ids: readonly string[],
  by: 'author' | 'moderator',
): Message[] =>
  known.map((message) =>
    ids.includes(message.id) ? { ...message, removed: message.removed ?? by, text: '' } : message,
  );

/** How far we hold every message from our first one on, or 0: what a catch-up continues from, as there may be a hole. */
export function heldTo(messages: readonly Message[]): number {
  const numbers = new Set(messages.map(({ seq }) => seq));
  let last = firstSeq(messages) ?? 0;
  while (numbers.has(last + 1)) last += 1;
  return last;
}

/** The highest number delivered, or 0. */
export const lastSeq = (messages: readonly Message[]): number =>
  messages.reduce((highest, message) => Math.max(highest, message.seq ?? 0), 0);

/** The lowest number we hold, or null: what older pages continue from. */
export const firstSeq = (messages: readonly Message[]): number | null =>
  messages.find((message) => message.seq !== null)?.seq ?? null;

/** How each message stands to those beside it. */
export const lines = (messages: readonly Message[]): Line[] =>
  messages.map((message, index) => {
    const [before, after] = [messages[index - 1], messages[index + 1]];
    const newDay = !before || day(before) !== day(message);
    return {
      message,
      newDay,
      opens: newDay || !together(before, message),
      closes: !after || !together(message, after),
    };
  });

const day = (message: Message): string => dayKey(new Date(message.sent_at));

function together(a: Message, b: Message): boolean {
  const apart = Date.parse(b.sent_at) - Date.parse(a.sent_at);
  return a.author.id === b.author.id && day(a) === day(b) && apart < TOGETHER_MS;
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

/** Only the first answer to a send carries the help lines; a later copy must not take them away. */
const withClientId = (message: Message, known: Message | undefined): Message => ({
  ...message,
  client_id: message.client_id ?? known?.client_id ?? null,
  help: message.help ?? known?.help ?? null,
});
