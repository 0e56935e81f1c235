import { beforeEach, describe, expect, it } from 'vitest';
import { offline, Problem } from '../api/problem.ts';
import type { Message } from '../api/types.ts';
import { Outbox, type OutboxWorld, type Unsent } from './outbox.svelte.ts';

type Answer = Message | Problem;

const stored = (id: string): Message => ({ id, client_id: id }) as Message;
const written = (client_id: string, at = '2026-11-22T18:00:00Z') => ({
  client_id,
  room_id: 'r1',
  text: `text of ${client_id}`,
  reply_to: null,
  written_at: at,
});

/** A server that gives the answers it is told to, a phone that remembers, and a clock one turns by hand. */
class World implements OutboxWorld {
  answers: Answer[] = [];
  sent: { client_id: string; anyway?: boolean }[] = [];
  kept = new Map<string, Unsent>();
  alarms: { ms: number; again: () => unknown }[] = [];

  send = async (_room: string, message: { client_id: string; anyway?: boolean }): Promise<Message> => {
    this.sent.push({ client_id: message.client_id, anyway: message.anyway });
    const answer = this.answers.shift() ?? stored(message.client_id);
    if (answer instanceof Problem) throw answer;
    return answer;
  };
  keep = async (unsent: Unsent): Promise<void> => void this.kept.set(unsent.client_id, unsent);
  forget = async (client_id: string): Promise<void> => void this.kept.delete(client_id);
  recall = async (): Promise<Unsent[]> => [...this.kept.values()];
  after = (ms: number, again: () => unknown): void => void this.alarms.push({ ms, again });
}

let world: World;
let outbox: Outbox;
const states = (): [string, string][] => outbox.entries.map((entry) => [entry.client_id, entry.state]);

beforeEach(() => {
  world = new World();
  outbox = new Outbox(world);
});

describe('sending', () => {
  it('keeps nothing once the server has stored it, and tells who listens', async () => {
    const told: string[] = [];
    outbox.onStored((message) => told.push(message.id));
    await outbox.write(written('a'));
    expect([outbox.entries, [...world.kept], told]).toEqual([[], [], ['a']]);
  });

  it('sends in the order written', async () => {
    world.answers = [offline(), offline()];
    await outbox.write(written('a'));
    await outbox.write(written('b'));
    world.sent = [];
    await outbox.flush();
    expect(world.sent.map((one) => one.client_id)).toEqual(['a', 'b']);
  });

  it('never has two on their way at once', async () => {
    const both = [outbox.write(written('a')), outbox.write(written('b'))];
    await Promise.all(both);
    await outbox.flush();
    expect(world.sent.map((one) => one.client_id)).toEqual(['a', 'b']);
  });
});

describe('without a net', () => {
  it('waits, is kept on the phone, and tries again under the same id', async () => {
    world.answers = [offline()];
    await outbox.write(written('a'));
    expect(states()).toEqual([['a', 'waiting']]);
    expect([...world.kept.keys()]).toEqual(['a']);
    await world.alarms[0]?.again();
    expect(world.sent).toEqual([
      { client_id: 'a', anyway: false },
      { client_id: 'a', anyway: false },
    ]);
  });

  it('lets nothing overtake what waits', async () => {
    world.answers = [offline(), offline()];
    await outbox.write(written('a'));
    await outbox.write(written('b'));
    expect(world.sent.map((one) => one.client_id)).toEqual(['a', 'a']);
    expect(states()).toEqual([
      ['a', 'waiting'],
      ['b', 'waiting'],
    ]);
  });

  it('waits as long as the server asks', async () => {
    world.answers = [new Problem(429, { code: 'too_many' }, 7)];
    await outbox.write(written('a'));
    expect(world.alarms.map((alarm) => alarm.ms)).toEqual([7000]);
  });
});

describe('after a reload', () => {
  it('brings back what was left, in order, and sends it', async () => {
    const left: Unsent[] = [
      { ...written('b', '2026-11-22T18:01:00Z'), anyway: false, state: 'waiting', why: '' },
      { ...written('a'), anyway: false, state: 'sending', why: '' },
    ];
    left.forEach((entry) => world.kept.set(entry.client_id, entry));
    await outbox.start();
    expect(world.sent.map((one) => one.client_id)).toEqual(['a', 'b']);
    expect([...world.kept]).toEqual([]);
  });

  it('does not send a refused one again by itself', async () => {
    world.kept.set('a', { ...written('a'), anyway: false, state: 'failed', why: 'Nej.' });
    await outbox.start();
    expect(world.sent).toEqual([]);
    expect(states()).toEqual([['a', 'failed']]);
  });
});

describe('refused', () => {
  it('says why, and lets the next one go', async () => {
    world.answers = [new Problem(422, { code: 'invalid', detail: 'For lang.' })];
    await outbox.write(written('a'));
    await outbox.write(written('b'));
    expect(outbox.entries.map(({ client_id, state, why }) => [client_id, state, why])).toEqual([
      ['a', 'failed', 'For lang.'],
    ]);
    expect(world.sent.map((one) => one.client_id)).toEqual(['a', 'b']);
  });

  it('asks its author after a nudge, and is sent anyway only when told so', async () => {
    world.answers = [new Problem(409, { code: 'message_nudge', detail: 'Sikker?' })];
    await outbox.write(written('a'));
    expect(states()).toEqual([['a', 'nudged']]);
    await outbox.retry('a', true);
    expect(world.sent).toEqual([
      { client_id: 'a', anyway: false },
      { client_id: 'a', anyway: true },
    ]);
    expect(outbox.entries).toEqual([]);
  });

  it('forgets one its author takes out', async () => {
    world.answers = [new Problem(409, { code: 'message_nudge' })];
    await outbox.write(written('a'));
    await outbox.drop('a');
    expect([outbox.entries, [...world.kept]]).toEqual([[], []]);
  });
});
