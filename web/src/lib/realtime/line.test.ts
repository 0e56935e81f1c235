import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketLine } from './line.ts';

const HELLO = '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}';
const LONGEST_WAIT_MS = 7_500;

/** The server's end of each socket opened, in order. */
let sockets: FakeSocket[] = [];

class FakeSocket {
  sent: string[] = [];
  closed = false;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: () => void = () => undefined;

  constructor() {
    sockets.push(this);
  }
  send = (packet: string): void => void this.sent.push(packet);
  close = (): void => {
    this.closed = true;
  };
  tell = (...packets: string[]): void => packets.forEach((data) => this.onmessage({ data }));
}

function opened() {
  const ends = { opened: vi.fn(), closed: vi.fn(), refused: vi.fn(), heard: vi.fn() };
  const line = new WebSocketLine('ws://flok.example/', ends);
  line.open();
  const [server] = sockets;
  if (!server) throw new Error('no socket was opened');
  server.tell(HELLO, '40{"sid":"b"}');
  return { line, ends, server };
}

beforeEach(() => {
  sockets = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a line', () => {
  it('is open once the server has let us in', () => {
    const { line, ends, server } = opened();

    expect(server.sent).toEqual(['40']);
    expect(line.isOpen).toBe(true);
    expect(ends.opened).toHaveBeenCalledOnce();
  });

  it('answers when asked whether it is there', () => {
    const { server } = opened();
    server.tell('2');

    expect(server.sent).toEqual(['40', '3']);
  });

  it('hears what the server says, also brackets and quotes in it', () => {
    const { ends, server } = opened();
    server.tell('42["message:new",{"text":"[\\"æ\\"]"}]');

    expect(ends.heard.mock.calls).toEqual([['message:new', { text: '["æ"]' }]]);
  });

  it('brings each answer to its own question, once', () => {
    const { line, server } = opened();
    const [first, second] = [vi.fn(), vi.fn()];
    line.say('room:read', { seq: 1 }, first);
    line.say('room:read', { seq: 2 }, second);
    server.tell('432[{"ok":true,"data":[2]}]', '432[{"ok":false}]');

    expect(server.sent.slice(1)).toEqual(['421["room:read",{"seq":1}]', '422["room:read",{"seq":2}]']);
    expect(second.mock.calls).toEqual([[{ ok: true, data: [2] }]]);
    expect(first).not.toHaveBeenCalled();
  });

  it.each(['41', '44{"message":"unauthenticated"}'])('does not knock again when shut out by %s', (packet) => {
    const { line, ends, server } = opened();
    server.tell(packet);
    server.onclose();
    vi.advanceTimersByTime(60_000);

    expect([ends.refused.mock.calls.length, ends.closed.mock.calls.length]).toEqual([1, 0]);
    expect([line.isOpen, server.closed, sockets.length]).toEqual([false, true, 1]);
  });

  it('is opened anew when it breaks, and again until it holds', () => {
    const { line, ends, server } = opened();
    server.onclose();
    expect([line.isOpen, ends.closed.mock.calls.length]).toEqual([false, 1]);

    for (let tries = 2; tries < 6; tries++) {
      vi.advanceTimersByTime(LONGEST_WAIT_MS);
      expect(sockets).toHaveLength(tries);
      sockets.at(-1)?.onclose();
    }
    vi.advanceTimersByTime(LONGEST_WAIT_MS);
    sockets.at(-1)?.tell(HELLO, '40{"sid":"c"}');
    expect([line.isOpen, ends.opened.mock.calls.length]).toEqual([true, 2]);
  });

  it('is broken when the server falls silent, and not while it asks', () => {
    const { line, server } = opened();
    vi.advanceTimersByTime(40_000);
    server.tell('2');
    vi.advanceTimersByTime(40_000);
    expect(line.isOpen).toBe(true);

    vi.advanceTimersByTime(5_000);
    expect([line.isOpen, server.closed]).toEqual([false, true]);
  });

  it('is broken at once when the phone loses its net, and says nothing into the void', () => {
    const { line, server } = opened();
    line.lost();
    line.lost();
    line.say('room:read', {}, vi.fn());

    expect([line.isOpen, server.closed, server.sent]).toEqual([false, true, ['40']]);
    vi.advanceTimersByTime(LONGEST_WAIT_MS);
    expect(sockets).toHaveLength(2);
  });

  it('stays closed when we close it', () => {
    const { line, ends, server } = opened();
    line.close();
    server.onclose();
    vi.advanceTimersByTime(60_000);

    expect([line.isOpen, ends.closed.mock.calls.length, sockets.length]).toEqual([false, 0, 1]);
  });

  it('begins its answers anew after a break', () => {
    const { line, server } = opened();
    const lost = vi.fn();
    line.say('room:read', {}, lost);
    server.onclose();
    vi.advanceTimersByTime(LONGEST_WAIT_MS);
    sockets.at(-1)?.tell(HELLO, '40{"sid":"c"}', '431[{"ok":true}]');

    expect(lost).not.toHaveBeenCalled();
  });
});
