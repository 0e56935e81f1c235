import { api } from './client.ts';
import type { Idea, IdeaAnswer, IdeaChoice, IdeaComment, Page } from './types.ts';

export type IdeasView = 'all' | 'waiting' | 'answered';
const idea = (idea_id: string) => ({ params: { path: { idea_id } } });
const comment = (idea_id: string, comment_id: string) => ({ params: { path: { idea_id, comment_id } } });

export const listIdeas = (query: { state: IdeasView; cursor?: string }): Promise<Page<Idea>> =>
  api.get('/api/v1/ideas', { params: { query } });
export const getIdea = (id: string): Promise<Idea> => api.get('/api/v1/ideas/{idea_id}', idea(id));
export const putIdea = (id: string, body: { title: string; words: string }): Promise<Idea> =>
  api.put('/api/v1/ideas/{idea_id}', { ...idea(id), body });
export const withdrawIdea = (id: string): Promise<unknown> => api.delete('/api/v1/ideas/{idea_id}', idea(id));
export const voteOn = (id: string, choice: IdeaChoice): Promise<Idea> =>
  api.put('/api/v1/ideas/{idea_id}/vote', { ...idea(id), body: { choice } });
export const answerIdea = (id: string, body: IdeaAnswer): Promise<Idea> =>
  api.put('/api/v1/ideas/{idea_id}/answer', { ...idea(id), body });
export const beginEvent = (id: string): Promise<{ id: string }> =>
  api.post('/api/v1/ideas/{idea_id}/draft', idea(id));
export const listComments = (id: string, cursor?: string): Promise<Page<IdeaComment>> =>
  api.get('/api/v1/ideas/{idea_id}/comments', {
    params: { path: { idea_id: id }, query: { cursor, limit: 100 } },
  });
export const putComment = (id: string, commentId: string, text: string): Promise<IdeaComment> =>
  api.put('/api/v1/ideas/{idea_id}/comments/{comment_id}', { ...comment(id, commentId), body: { text } });
export const takeBack = (id: string, commentId: string): Promise<unknown> =>
  api.delete('/api/v1/ideas/{idea_id}/comments/{comment_id}', comment(id, commentId));
