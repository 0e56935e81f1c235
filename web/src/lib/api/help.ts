import { api, ok } from './client.ts';
import type { HelpLine } from './types.ts';

export const listHelpLines = async (): Promise<HelpLine[]> => (await ok(api.GET('/api/v1/help-lines'))).items;
