import { api } from './client.ts';
import type { Opening } from './types.ts';

export const getHours = (): Promise<Opening> => api.get('/api/v1/house/hours');
