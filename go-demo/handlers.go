package main

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// maxDelay bounds what a caller can make the service wait.
const maxDelay = 10 * time.Second

// readiness tells load balancers whether to send requests here.
type readiness struct{ ready atomic.Bool }

func (r *readiness) set(ready bool) { r.ready.Store(ready) }

// newHandler routes requests. random returns a number in [0, 1); it is injected so that tests decide.
func newHandler(config config, metrics *metrics, readiness *readiness, random func() float64, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /demo/hello", metrics.observe("/demo/hello", handleHello(time.Sleep, log)))
	mux.Handle("GET /demo/random-error", metrics.observe("/demo/random-error", handleRandomError(config.errorRatio, random, log)))
	mux.Handle("GET /metrics", metrics.handler())
	mux.Handle("GET /healthz/live", handleLive(log))
	mux.Handle("GET /healthz/ready", handleReady(readiness, log))
	// Whatever else is asked for is one series, however many paths a scanner tries.
	mux.Handle("/", metrics.observe("other", http.NotFoundHandler()))
	return mux
}

func handleHello(sleep func(time.Duration), log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		delay, err := parseDelay(r.URL.Query().Get("delay"))
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			write(w, log, err.Error()+"\n")
			return
		}
		sleep(delay)
		write(w, log, "hello, world!\n")
	})
}

// parseDelay reads whole milliseconds; empty means none.
func parseDelay(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	milliseconds, err := strconv.ParseUint(text, 10, 32)
	delay := time.Duration(milliseconds) * time.Millisecond
	if err != nil || delay > maxDelay {
		return 0, fmt.Errorf("delay should be whole milliseconds from 0 to %d", maxDelay.Milliseconds())
	}
	return delay, nil
}

func handleRandomError(ratio float64, random func() float64, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if random() < ratio {
			w.WriteHeader(http.StatusInternalServerError)
			write(w, log, "ERROR: Something, somewhere, went wrong!\n")
			return
		}
		write(w, log, "Everything is still OK\n")
	})
}

func handleLive(log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { write(w, log, "live\n") })
}

func handleReady(readiness *readiness, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if !readiness.ready.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
			write(w, log, "draining\n")
			return
		}
		write(w, log, "ready\n")
	})
}

func write(w http.ResponseWriter, log *slog.Logger, body string) {
	if _, err := io.WriteString(w, body); err != nil {
		// The caller went away; nothing is left to tell it.
		log.Debug("response not written", "error", err)
	}
}
