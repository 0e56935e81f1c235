"""The live line: Socket.IO over one websocket each, from the frame that comes in to everybody who hears of it."""
