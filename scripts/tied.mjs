// Loaded before a program of ours (node --import): it ends when the process that started it is gone,
// even when that one was killed and could not say so.
if (process.channel) {
	process.on('disconnect', () => process.exit(0));
	process.channel.unref();
}
