import type { paths } from './schema.d.ts';

export type Method = 'delete' | 'get' | 'patch' | 'post' | 'put';

/** The addresses that answer to this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

interface Json<T> {
  content: { 'application/json': T };
}
type Params<O> = O extends { parameters: infer P } ? Pick<P, Extract<keyof P, 'path' | 'query'>> : never;
type Sent<O> = (object extends Params<O> ? { params?: Params<O> } : { params: Params<O> }) &
  (O extends { requestBody: Json<infer B> } ? { body: B } : { body?: never });

/** What a call must be given besides its address; nothing where nothing is asked for. */
export type Given<O> = object extends Sent<O> ? [sent?: Sent<O>] : [sent: Sent<O>];

type Good = 200 | 201 | 202 | 204;
type BodyOf<R> = R extends Json<infer B> ? B : undefined;

/** What a good answer to a call holds; undefined where it holds nothing. */
export type Answer<O> = O extends { responses: infer R } ? BodyOf<R[Extract<keyof R, Good>]> : never;
