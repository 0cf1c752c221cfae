package main

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

type metrics struct {
	registry     *prometheus.Registry
	responseTime *prometheus.HistogramVec
}

func newMetrics(registry *prometheus.Registry, version string) *metrics {
	m := &metrics{
		registry: registry,
		responseTime: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "http_server_resp_time",
			Help:    "Time from the first byte of a request to the last byte of its response, in seconds.",
			Buckets: []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10},
		}, []string{"service", "code", "method", "path"}),
	}
	build := prometheus.NewGaugeVec(prometheus.GaugeOpts{
		Name: "go_demo_build_info",
		Help: "Always 1; the label tells the version that runs.",
	}, []string{"version"})
	build.WithLabelValues(version).Set(1)
	registry.MustRegister(m.responseTime, build, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}

// observe records the response time of next under a path that is the route's, never the caller's.
func (m *metrics) observe(path string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		recorder := &statusRecorder{ResponseWriter: w, status: http.StatusOK}
		startedAt := time.Now()
		next.ServeHTTP(recorder, r)
		m.responseTime.
			WithLabelValues(serviceName, strconv.Itoa(recorder.status), method(r.Method), path).
			Observe(time.Since(startedAt).Seconds())
	})
}

// method keeps the label's values few: a caller may send any word as a method.
func method(name string) string {
	switch name {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return name
	default:
		return "other"
	}
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (r *statusRecorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what the server's writer can do.
func (r *statusRecorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
