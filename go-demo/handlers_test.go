package main

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/suite"
)

type HandlersUnitTestSuite struct{ suite.Suite }

func TestHandlersUnitTestSuite(t *testing.T) { suite.Run(t, new(HandlersUnitTestSuite)) }

func (s *HandlersUnitTestSuite) handler(random float64) (http.Handler, *readiness) {
	readiness := &readiness{}
	readiness.set(true)
	config := config{errorRatio: defaultErrorRatio}
	log := slog.New(slog.DiscardHandler)
	return newHandler(config, newMetrics(prometheus.NewRegistry(), "1.2.3"), readiness, func() float64 { return random }, log), readiness
}

func get(handler http.Handler, target string) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, target, nil))
	return recorder
}

func (s *HandlersUnitTestSuite) TestAnswers() {
	for _, c := range []struct {
		name   string
		target string
		random float64
		code   int
		body   string
	}{
		{"hello", "/demo/hello", 0, 200, "hello, world!\n"},
		{"hello without delay", "/demo/hello?delay=0", 0, 200, "hello, world!\n"},
		{"a delay that is no number", "/demo/hello?delay=soon", 0, 400, "delay should be whole milliseconds from 0 to 10000\n"},
		{"a delay above the bound", "/demo/hello?delay=10001", 0, 400, "delay should be whole milliseconds from 0 to 10000\n"},
		{"a random error", "/demo/random-error", 0.0999, 500, "ERROR: Something, somewhere, went wrong!\n"},
		{"no random error", "/demo/random-error", 0.1, 200, "Everything is still OK\n"},
		{"an unknown path", "/admin.php", 0, 404, "404 page not found\n"},
		{"live", "/healthz/live", 0, 200, "live\n"},
		{"ready", "/healthz/ready", 0, 200, "ready\n"},
	} {
		s.Run(c.name, func() {
			handler, _ := s.handler(c.random)
			response := get(handler, c.target)
			s.Equal(c.code, response.Code)
			s.Equal(c.body, response.Body.String())
		})
	}
}

func (s *HandlersUnitTestSuite) TestDelayIsSlept() {
	var slept time.Duration
	wait := func(_ context.Context, delay time.Duration) error { slept = delay; return nil }
	handler := handleHello(wait, slog.New(slog.DiscardHandler))
	s.Equal(200, get(handler, "/demo/hello?delay=250").Code)
	s.Equal(250*time.Millisecond, slept)
}

func (s *HandlersUnitTestSuite) TestACallerThatLeavesIsNotWaitedFor() {
	handler, _ := s.handler(0)
	ctx, leave := context.WithCancel(context.Background())
	leave()
	request := httptest.NewRequestWithContext(ctx, http.MethodGet, "/demo/hello?delay=10000", nil)
	response := httptest.NewRecorder()
	startedAt := time.Now()
	handler.ServeHTTP(response, request)
	s.Equal(499, response.Code)
	s.Less(time.Since(startedAt), 5*time.Second)
}

func (s *HandlersUnitTestSuite) TestOtherMethodsAreRefused() {
	handler, _ := s.handler(0)
	for _, path := range []string{"/demo/hello", "/demo/random-error"} {
		response := httptest.NewRecorder()
		handler.ServeHTTP(response, httptest.NewRequest(http.MethodPost, path, nil))
		s.Equal(405, response.Code)
		s.Equal("GET, HEAD", response.Header().Get("Allow"))
	}
}

func (s *HandlersUnitTestSuite) TestNotReadyWhileDraining() {
	handler, readiness := s.handler(0)
	readiness.set(false)
	s.Equal(503, get(handler, "/healthz/ready").Code)
	s.Equal(200, get(handler, "/healthz/live").Code)
}

func (s *HandlersUnitTestSuite) TestKeptConnectionsAreSentAwayWhileDraining() {
	handler, readiness := s.handler(0)
	s.Empty(get(handler, "/demo/hello").Header().Get("Connection"))
	readiness.set(false)
	response := get(handler, "/demo/hello")
	s.Equal(200, response.Code)
	s.Equal("close", response.Header().Get("Connection"))
}

func (s *HandlersUnitTestSuite) TestMetricsNameTheRouteAndNeverThePath() {
	handler, _ := s.handler(0)
	get(handler, "/demo/hello")
	get(handler, "/a")
	get(handler, "/b?c=d")
	get(handler, "/healthz/live")
	metrics := get(handler, "/metrics").Body.String()
	s.Contains(metrics, `http_server_resp_time_count{code="200",method="GET",path="/demo/hello",service="go-demo"} 1`)
	s.Contains(metrics, `http_server_resp_time_count{code="404",method="GET",path="other",service="go-demo"} 2`)
	s.Contains(metrics, `go_demo_build_info{version="1.2.3"} 1`)
	s.NotContains(metrics, "healthz")
}

func (s *HandlersUnitTestSuite) TestMethodsAreBounded() {
	handler, _ := s.handler(0)
	for _, method := range []string{"BREW", "PROPFIND"} {
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(method, "/demo/hello", nil))
	}
	s.Equal(1, strings.Count(get(handler, "/metrics").Body.String(), `http_server_resp_time_count{`))
}

func FuzzParseDelay(f *testing.F) {
	for _, seed := range []string{"", "0", "10000", "10001", "-1", "1e3", "9999999999999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		delay, err := parseDelay(text)
		if delay < 0 || delay > maxDelay {
			t.Fatalf("%q gave %s", text, delay)
		}
		if err != nil && delay != 0 {
			t.Fatalf("%q gave both %s and %v", text, delay, err)
		}
	})
}
