import { api } from './client.ts';
import type { Page, Report, ReportKind, ReportReason } from './types.ts';

export interface NewReport {
  kind: ReportKind;
  subject_id: string;
  reason: ReportReason;
  note: string | null;
}

export const report = (body: NewReport): Promise<Pick<Report, 'id' | 'status' | 'created_at'>> =>
  api.post('/api/v1/reports', { body });
export const listReports = (cursor?: string): Promise<Page<Report>> =>
  api.get('/api/v1/reports', { params: { query: { cursor } } });
