import { api } from './client.ts';
import type { Notice, Page } from './types.ts';

export const listNotices = (cursor?: string): Promise<Page<Notice> & { unread: number }> =>
  api.get('/api/v1/notices', { params: { query: { cursor } } });
export const readNotice = (notice_id: string): Promise<unknown> =>
  api.post('/api/v1/notices/{notice_id}/read', { params: { path: { notice_id } } });
