// No program: the Gateway API's resource definitions, which the API server has to know before it can judge a route.
module greenroom.dev/sandbox/gateway-api

go 1.26.0

require sigs.k8s.io/gateway-api v1.6.1 // indirect
