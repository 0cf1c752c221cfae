package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// statusClientClosedRequest is what proxies write into their logs for a caller that did not wait.
const statusClientClosedRequest = 499

// maxDelay bounds what a caller can make the service wait.
const maxDelay = 10 * time.Second

// readiness tells load balancers whether to send requests here.
type readiness struct{ ready atomic.Bool }

func (r *readiness) set(ready bool) { r.ready.Store(ready) }

// newHandler routes requests. random returns a number in [0, 1); it is injected so that tests decide.
func newHandler(config config, metrics *metrics, readiness *readiness, random func() float64, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	for path, handler := range map[string]http.Handler{
		"/demo/hello":        handleHello(wait, log),
		"/demo/random-error": handleRandomError(config.errorRatio, random, log),
	} {
		mux.Handle("GET "+path, metrics.observe(path, handler))
		mux.Handle(path, metrics.observe(path, http.HandlerFunc(refuseMethod)))
	}
	mux.Handle("GET /metrics", metrics.handler())
	mux.Handle("GET /healthz/live", handleLive(log))
	mux.Handle("GET /healthz/ready", handleReady(readiness, log))
	// Whatever else is asked for is one series, however many paths a scanner tries.
	mux.Handle("/", metrics.observe("other", http.NotFoundHandler()))
	return sendAwayWhileDraining(readiness, mux)
}

// sendAwayWhileDraining answers the last request of a kept connection and tells its caller to open another one,
// which a load balancer leads elsewhere. Closed by surprise, it could lose a request that is on its way.
func sendAwayWhileDraining(readiness *readiness, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !readiness.ready.Load() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

func refuseMethod(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Allow", "GET, HEAD")
	http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
}

// wait ends early, with the reason, when ctx does.
func wait(ctx context.Context, delay time.Duration) error {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func handleHello(wait func(context.Context, time.Duration) error, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		delay, err := parseDelay(r.URL.Query().Get("delay"))
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			write(w, log, err.Error()+"\n")
			return
		}
		if err := wait(r.Context(), delay); err != nil {
			// The caller went away: there is nobody to answer, and no reason to hold its place.
			log.Debug("caller left", "error", err)
			w.WriteHeader(statusClientClosedRequest)
			return
		}
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
