import { io } from 'socket.io-client';
import type { Line, LineEnds } from './line.ts';

/** The same line over plain requests, for nets that let no WebSocket through. */
export function requestLine(ends: LineEnds): Line {
  const socket = io({ withCredentials: true, transports: ['polling', 'websocket'], autoConnect: false });
  socket.on('connect', ends.opened);
  socket.on('disconnect', (reason) => (reason === 'io server disconnect' ? ends.refused() : ends.closed()));
  socket.on('connect_error', () => socket.active || ends.refused());
  socket.onAny(ends.heard);
  return {
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    get isOpen() {
      return socket.connected;
    },
    say: (name, frame, answered) => void socket.emit(name, frame, answered),
  };
}
