/** What a line needs of the one who opened it. */
export interface LineEnds {
  opened: () => void;
  /** It broke, and is opened again by itself. */
  closed: () => void;
  /** The server shut us out: nothing is tried again before `open()`. */
  refused: () => void;
  heard: (name: string, frame: unknown) => void;
}

/** A way to the server and back. */
export interface Line {
  open: () => void;
  close: () => void;
  readonly isOpen: boolean;
  /** The phone says its net is gone: do not wait for the silence. */
  lost?: () => void;
  /** Say something; what the server says to it comes to `answered`. */
  say: (name: string, frame: unknown, answered: (answer: unknown) => void) => void;
}

const PING = '2';
const PONG = '3';
const CONNECT = '40';
const SHUT_OUT = ['41', '44'];
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5_000;

/**
 * The wire of Socket.IO 5 over a WebSocket, and no more of it than we use: events, answers, and one namespace.
 * The library weighs 13 kB packed, most of it for ways we do not go; `other-way.ts` fetches it where a WebSocket cannot get through.
 */
export class WebSocketLine implements Line {
  isOpen = false;
  /** Whether a WebSocket ever got through to the server. */
  everOpened = false;

  readonly #address: string;
  readonly #ends: LineEnds;
  readonly #answers = new Map<number, (answer: unknown) => void>();
  #socket: WebSocket | undefined;
  #said = 0;
  #silentMs = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT_MS;

  constructor(address: string, ends: LineEnds) {
    this.#address = address;
    this.#ends = ends;
  }

  open = (): void => {
    if (this.#socket) return;
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#heard(String(data));
    socket.onclose = () => this.#socket === socket && this.#broke();
  };

  close = (): void => {
    clearTimeout(this.#retry);
    this.#hangUp();
  };

  lost = (): void => {
    if (this.#socket) this.#broke();
  };

  say = (name: string, frame: unknown, answered: (answer: unknown) => void): void => {
    this.#answers.set(++this.#said, answered);
    this.#socket?.send(`42${this.#said}${JSON.stringify([name, frame])}`);
  };

  #heard(packet: string): void {
    this.#listen();
    if (packet === PING) this.#socket?.send(PONG);
    else if (packet.startsWith('0')) this.#greeted(JSON.parse(packet.slice(1)));
    else if (packet.startsWith(CONNECT)) this.#opened();
    else if (packet.startsWith('42')) this.#told(JSON.parse(packet.slice(2)));
    else if (packet.startsWith('43')) this.#answered(packet.slice(2));
    else if (SHUT_OUT.some((shut) => packet.startsWith(shut))) this.#refused();
  }

  #greeted({ pingInterval, pingTimeout }: { pingInterval: number; pingTimeout: number }): void {
    this.#silentMs = pingInterval + pingTimeout;
    this.#socket?.send(CONNECT);
  }

  #opened(): void {
    this.isOpen = this.everOpened = true;
    this.#wait = FIRST_WAIT_MS;
    this.#ends.opened();
  }

  #told([name, frame]: [string, unknown]): void {
    this.#ends.heard(name, frame);
  }

  #answered(packet: string): void {
    const begin = packet.indexOf('[');
    const said = Number(packet.slice(0, begin));
    const [answer]: unknown[] = JSON.parse(packet.slice(begin));
    this.#answers.get(said)?.(answer);
    this.#answers.delete(said);
  }

  #refused(): void {
    this.#hangUp();
    this.#ends.refused();
  }

  /** A server that says nothing for so long is gone, whatever the phone believes. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#silentMs) this.#silence = setTimeout(() => this.#broke(), this.#silentMs);
  }

  /** Try again, later each time and never all phones at once. */
  #broke(): void {
    this.#hangUp();
    this.#retry = setTimeout(this.open, this.#wait * (0.5 + Math.random()));
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
    this.#ends.closed();
  }

  #hangUp(): void {
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = undefined;
    this.isOpen = false;
    this.#silentMs = 0;
    this.#answers.clear();
    socket?.close();
  }
}
