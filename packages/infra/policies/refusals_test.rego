# What the tests of all policies ask.
package main_test

import data.fixture
import data.main

refusals(environment, manifests) := messages if {
	messages := main.deny with input as fixture.plan_making(environment, manifests)
}

only(messages, part) if {
	count(messages) == 1
	some message in messages
	contains(message, part)
}
