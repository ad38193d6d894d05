package dev.extenddb.operation;

import java.util.concurrent.ThreadFactory;

/** Makes threads of a name that keep no process alive. */
record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
