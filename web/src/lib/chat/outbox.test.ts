import { beforeEach, describe, expect, it } from 'vitest';
import type { NewMessage } from '../api/chat.ts';
import { offline, Problem } from '../api/problem.ts';
import type { Message } from '../api/types.ts';
import { Outbox, type OutboxWorld, type Unsent, type UnsentPicture } from './outbox.svelte.ts';

type Answer = Message | Problem;

const stored = (id: string): Message => ({ id, client_id: id }) as Message;
const written = (client_id: string, at = '2026-11-22T18:00:00Z') => ({
  client_id,
  room_id: 'r1',
  text: `text of ${client_id}`,
  quote: null,
  picture: null,
  written_at: at,
});

/** A server that gives the answers it is told to, a phone that remembers, and a clock one turns by hand. */
class World implements OutboxWorld {
  answers: Answer[] = [];
  sent: { client_id: string; anyway?: boolean }[] = [];
  pictures: (string | null)[] = [];
  kept = new Map<string, Unsent>();
  alarms: { ms: number; again: () => unknown }[] = [];

  uploads: string[] = [];

  upload = async (
    unsent: Unsent,
    _picture: UnsentPicture,
    progress: (share: number) => void,
  ): Promise<string> => {
    progress(0.5);
    this.uploads.push(unsent.client_id);
    const answer = this.refusals.shift();
    if (answer) throw answer;
    return `picture of ${unsent.client_id}`;
  };
  refusals: Problem[] = [];
  send = async (_room: string, message: NewMessage): Promise<Message> => {
    this.pictures.push(message.picture_id);
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
      { ...written('b', '2026-11-22T18:01:00Z'), anyway: false, state: 'waiting', progress: 0, why: '' },
      { ...written('a'), anyway: false, state: 'sending', progress: 0.4, why: '' },
    ];
    left.forEach((entry) => world.kept.set(entry.client_id, entry));
    await outbox.start();
    expect(world.sent.map((one) => one.client_id)).toEqual(['a', 'b']);
    expect([...world.kept]).toEqual([]);
  });

  it('does not send a refused one again by itself', async () => {
    world.kept.set('a', { ...written('a'), anyway: false, state: 'failed', progress: 0, why: 'Nej.' });
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

describe('a picture', () => {
  const picture: UnsentPicture = {
    blob: new Blob(['bits'], { type: 'image/webp' }),
    look: 'data:,',
    width: 4,
    height: 3,
    alt: 'En kop',
    id: null,
  };

  it('goes first, and the message with its id', async () => {
    await outbox.write({ ...written('a'), picture });
    expect([world.uploads, world.pictures]).toEqual([['a'], ['picture of a']]);
  });

  it('is kept with its message while there is no net, and handed in when there is', async () => {
    world.refusals = [offline()];
    await outbox.write({ ...written('a'), picture });
    expect(world.kept.get('a')?.picture?.blob).toBe(picture.blob);
    expect([states(), world.sent]).toEqual([[['a', 'waiting']], []]);
    await outbox.flush();
    expect([world.uploads, world.pictures]).toEqual([['a', 'a'], ['picture of a']]);
  });

  it('is not handed in again when only the message was refused', async () => {
    world.answers = [new Problem(503, { code: 'busy' }, 3)];
    await outbox.write({ ...written('a'), picture });
    expect(world.alarms.map(({ ms }) => ms)).toEqual([3000]);
    await world.alarms[0]?.again();
    expect([world.uploads, world.pictures]).toEqual([['a'], ['picture of a', 'picture of a']]);
  });

  it('is not said when its author took it back meanwhile', async () => {
    const upload = world.upload;
    world.upload = async (...given) => {
      await outbox.drop('a');
      return upload(...given);
    };
    await outbox.write({ ...written('a'), picture });
    expect([world.sent, [...world.kept]]).toEqual([[], []]);
  });
});
