import { api } from './client.ts';
import type { Door, DoorCode, Inside, NewScan, Page, Scan } from './types.ts';

export const getDoorCode = (): Promise<DoorCode> => api.put('/api/v1/house/door/codes/mine');
export const getDoor = (): Promise<Door> => api.get('/api/v1/house/door');
export const listInside = (cursor?: string): Promise<Page<Inside>> =>
  api.get('/api/v1/house/door/people', { params: { query: { cursor, limit: 100 } } });
export const putScan = (scan_id: string, body: NewScan): Promise<Scan> =>
  api.put('/api/v1/house/door/scans/{scan_id}', { params: { path: { scan_id } }, body });
