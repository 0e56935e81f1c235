import { describe, expect, it } from 'vitest';
import type { Message } from '../api/types.ts';
import {
  firstNew,
  firstSeq,
  heldTo,
  lastSeq,
  lineAt,
  merge,
  withChanged,
  withRemoved,
  withRenewed,
} from './timeline.ts';

const message = (
  id: string,
  seq: number | null,
  sent_at = '2026-11-22T12:00:00Z',
  author = 'nor',
): Message => ({
  id,
  room_id: 'r1',
  seq,
  client_id: null,
  author: { id: author, nickname: author, avatar: 'blad', tone: 'parsley', kind: 'youth' },
  kind: 'text',
  system: null,
  text: id,
  picture: null,
  reply_to: null,
  quote: null,
  reactions: [],
  edited_at: null,
  change: null,
  hidden: false,
  sent_at,
  status: seq === null ? 'held' : 'delivered',
  removed: null,
  help: null,
});

describe('merge', () => {
  it('puts delivered ones in their order, each once, and a held one where it was written', () => {
    const known = [message('b', 2), message('held', null, '2026-11-22T12:00:30Z')];
    const all = merge(known, [message('c', 3, '2026-11-22T12:01:00Z'), message('a', 1), message('b', 2)]);
    expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'held', 'c']);
  });

  it('moves a released message to its place', () => {
    const all = merge([message('a', 1), message('x', null), message('b', 2)], [message('x', 3)]);
    expect(all.map(({ id, seq }) => [id, seq])).toEqual([
      ['a', 1],
      ['b', 2],
      ['x', 3],
    ]);
  });

  it('keeps the help that came with the first answer', () => {
    const helped = { ...message('a', 1), help: { lines: [] } };
    expect(merge([helped], [message('a', 1)])[0]?.help).toEqual({ lines: [] });
  });
});

describe('where one is', () => {
  it('finds the first and last number', () => {
    const all = [message('b', 7), message('c', 9), message('held', null)];
    expect([firstSeq(all), lastSeq(all)]).toEqual([7, 9]);
  });

  it('knows that something is missing in between', () => {
    expect(heldTo([message('a', 4), message('b', 5), message('own', 8)])).toBe(5);
  });

  it('is at nothing in an empty room', () => {
    expect([firstSeq([]), heldTo([]), lastSeq([])]).toEqual([null, 0, 0]);
  });
});

describe('withRenewed', () => {
  const apart = (one: Message): Message => ({ ...one, text: '', hidden: true });

  it('hides what a block hides now, and shows again what it no longer does', () => {
    const hidden = withRenewed([message('a', 1), message('b', 2)], [apart(message('a', 1))]);
    expect(hidden.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['', true],
      ['b', false],
    ]);
    expect(withRenewed(hidden, [message('a', 1)])[0]?.text).toBe('a');
  });

  it('takes the place of nothing newer, and adds nothing', () => {
    const edited = { ...message('a', 1), text: 'rettet', change: 4 };
    const all = withRenewed([edited], [{ ...message('a', 1), change: 3 }, message('b', 2)]);
    expect(all).toEqual([edited]);
  });
});

describe('withRemoved', () => {
  it('leaves the line and takes the words', () => {
    const all = withRemoved([message('a', 1), message('b', 2)], ['b'], 'moderator');
    expect(all.map(({ text, removed }) => [text, removed])).toEqual([
      ['a', null],
      ['', 'moderator'],
    ]);
  });

  it('takes the words out of quotes, too', () => {
    const quote = { id: 'a', seq: 1, author: null, text: 'a', removed: false };
    const [, answer] = withRemoved([message('a', 1), { ...message('b', 2), quote }], ['a'], 'author');
    expect(answer?.quote).toEqual({ ...quote, text: '', removed: true });
  });

  it('remembers who removed it first', () => {
    const once = withRemoved([message('a', 1)], ['a'], 'author');
    expect(withRemoved(once, ['a'], 'moderator')[0]?.removed).toBe('author');
  });
});

describe('withChanged', () => {
  it('changes what we hold, and takes in nothing else', () => {
    const all = withChanged([message('a', 1)], [{ ...message('a', 1), text: 'new' }, message('b', 2)]);
    expect(all.map(({ id, text }) => [id, text])).toEqual([['a', 'new']]);
  });

  it('keeps our own id for it', () => {
    const own = { ...message('a', 1), client_id: 'mine' };
    expect(withChanged([own], [message('a', 1)])[0]?.client_id).toBe('mine');
  });

  it('changes the words where others quote them, too', () => {
    const quote = { id: 'a', seq: 1, author: null, text: 'a', removed: false };
    const known = [message('a', 1), { ...message('b', 2), quote }, message('c', 3)];
    const [, answer, other] = withChanged(known, [{ ...message('a', 1), text: 'n'.repeat(130) }]);
    expect(answer?.quote).toEqual({ ...quote, text: 'n'.repeat(120) });
    expect(other).toBe(known[2]);
  });

  it('changes a quote of what we do not hold', () => {
    const quote = { id: 'a', seq: 1, author: null, text: 'a', removed: false };
    const [answer] = withChanged(
      [{ ...message('b', 2), quote }],
      [{ ...message('a', 1), removed: 'author', text: '' }],
    );
    expect(answer?.quote).toEqual({ ...quote, text: '', removed: true });
  });
});

describe('firstNew', () => {
  it('is the first one by somebody else after what was read', () => {
    const all = [message('a', 1, undefined, 'sne'), message('b', 2), message('c', 3, undefined, 'sne')];
    expect([firstNew(all, 1, 'nor'), firstNew(all, 3, 'nor')]).toEqual([2, -1]);
  });

  it('is nothing that stands above an answer of mine', () => {
    const all = [1, 2, 3, 4].map((seq) => message(`${seq}`, seq, undefined, seq === 3 ? 'nor' : 'sne'));
    expect(firstNew(all, 1, 'nor')).toBe(3);
    expect(firstNew(all.slice(0, 3), 1, 'nor')).toBe(-1);
  });

  it('takes neither what waits for an answer nor what happened for one', () => {
    const came: Message = { ...message('b', 2), kind: 'system', system: 'joined' };
    const all = [message('a', 1, undefined, 'sne'), came, message('c', null)];
    expect(firstNew(all, 0, 'nor')).toBe(0);
  });
});

describe('lines', () => {
  const shape = (messages: Message[]) =>
    messages.map((_, index) => {
      const line = lineAt(messages, index);
      return [line?.message.id, line?.newDay, line?.opens, line?.closes];
    });

  it('lets quick messages by one author stand together', () => {
    expect(
      shape([
        message('a', 1, '2026-11-22T12:00:00Z'),
        message('b', 2, '2026-11-22T12:04:59Z'),
        message('c', 3, '2026-11-22T12:20:00Z'),
        message('d', 4, '2026-11-22T12:20:01Z', 'sne'),
      ]),
    ).toEqual([
      ['a', true, true, false],
      ['b', false, false, true],
      ['c', false, true, true],
      ['d', false, true, true],
    ]);
  });

  it('begins a new day at midnight in Denmark, not in UTC', () => {
    expect(shape([message('a', 1, '2026-11-22T22:59:00Z'), message('b', 2, '2026-11-22T23:01:00Z')])).toEqual(
      [
        ['a', true, true, true],
        ['b', true, true, true],
      ],
    );
  });
});
