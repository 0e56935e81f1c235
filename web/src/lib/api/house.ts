import { api } from './client.ts';
import type { HouseRoom, Opening, Page } from './types.ts';

export const getHours = (): Promise<Opening> => api.get('/api/v1/house/hours');
export const listHouseRooms = (cursor?: string): Promise<Page<HouseRoom>> =>
  api.get('/api/v1/house/rooms', { params: { query: { cursor, limit: 100 } } });
