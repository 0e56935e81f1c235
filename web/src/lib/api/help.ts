import { api } from './client.ts';
import type { HelpLine } from './types.ts';

export const listHelpLines = async (): Promise<HelpLine[]> => (await api.get('/api/v1/help-lines')).items;
