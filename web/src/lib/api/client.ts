import type { Answer, Given, Method, PathOf } from './calls.ts';
import { offline, Problem } from './problem.ts';
import type { paths } from './types.ts';

const signedOutListeners = new Set<() => void>();

/** The value a page of another site cannot read, sent back on every unsafe method. */
export function csrfToken(cookies: string = document.cookie): string | null {
  const pair = cookies.split('; ').find((cookie) => cookie.startsWith('flok_csrf='));
  return pair ? decodeURIComponent(pair.slice('flok_csrf='.length)) : null;
}

/** Call `listener` when the server says this session is over. Returns a function that stops it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => void signedOutListeners.delete(listener);
}

/**
 * The calls of our server, typed by its OpenAPI description: `api.get('/api/v1/rooms/{room_id}', { params })`.
 * Each gives the body of a good answer, and throws Problem for everything else, also when there is no net.
 */
export const api = {
  get: caller('get'),
  post: caller('post'),
  put: caller('put'),
  patch: caller('patch'),
  delete: caller('delete'),
};

interface Params {
  path?: object;
  query?: object;
}

function caller<M extends Method>(method: M) {
  return async <P extends PathOf<M>>(path: P, ...[sent]: Given<paths[P][M]>): Promise<Answer<paths[P][M]>> =>
    // What comes over the wire has no type of its own: here it is taken to be what was described.
    (await call(method, addressOf(path, sent?.params), sent?.body)) as Answer<paths[P][M]>;
}

/** The template with its places filled in, and the query that was given. */
export function addressOf(template: string, { path = {}, query = {} }: Params = {}): string {
  const places = new Map<string, unknown>(Object.entries(path));
  const filled = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(places.get(name))));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return asked.length ? `${filled}?${search}` : filled;
}

async function call(method: Method, address: string, sent: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: method.toUpperCase(),
    headers: headersOf(method, sent === undefined ? undefined : 'application/json'),
    body: sent === undefined ? undefined : JSON.stringify(sent),
    // Whoever leaves the page the moment after they tapped has been heard all the same.
    keepalive: method !== 'get',
  }).catch(noAnswer);
  return answerOf(response);
}

/** The body of a good answer. Throws Problem for any other. */
export async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return bodyOf(response).catch(noAnswer);
  throw problemOf(await bodyOf(response).catch(() => null), response);
}

/** What goes along with every call; `type` says what its body is. */
export function headersOf(method: Method, type?: string): Headers {
  const headers = new Headers({ 'Accept-Language': document.documentElement.lang });
  if (type) headers.set('Content-Type', type);
  const token = method === 'get' ? null : csrfToken();
  if (token) headers.set('X-CSRF-Token', token);
  return headers;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

function noAnswer(): never {
  throw offline();
}

function problemOf(error: unknown, response: Response): Problem {
  const body = typeof error === 'object' && error !== null ? { ...error } : {};
  const wait = Number(response.headers.get('Retry-After'));
  const problem = new Problem(response.status, body, wait > 0 ? wait : null);
  if (problem.code === 'unauthenticated') signedOutListeners.forEach((listener) => listener());
  return problem;
}
