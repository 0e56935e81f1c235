import { api, ok } from './client.ts';
import type { Notice, Page } from './types.ts';

export const listNotices = (cursor?: string): Promise<Page<Notice> & { unread: number }> =>
  ok(api.GET('/api/v1/notices', { params: { query: { cursor } } }));
export const readNotice = (notice_id: string): Promise<unknown> =>
  ok(api.POST('/api/v1/notices/{notice_id}/read', { params: { path: { notice_id } } }));
