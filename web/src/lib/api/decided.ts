import { api } from './client.ts';
import type { Look, Page, Statement } from './types.ts';

const path = (statement_id: string) => ({ params: { path: { statement_id } } });

/** What was decided about something of one's own, newest first. */
export const listStatements = (cursor?: string): Promise<Page<Statement>> =>
  api.get('/api/v1/statements', { params: { query: { cursor } } });
export const readStatement = (id: string): Promise<Statement> =>
  api.post('/api/v1/statements/{statement_id}/read', path(id));
export const appeal = (id: string, words: string): Promise<Statement> =>
  api.post('/api/v1/statements/{statement_id}/appeal', { ...path(id), body: { words } });
/** When somebody looked at something one wrote. */
export const listReads = (): Promise<Page<Look>> => api.get('/api/v1/reads');
