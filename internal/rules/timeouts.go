package rules

import (
	"fmt"
	"math"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
	"github.com/osloconf/terraform-provider-osloconf/internal/oslo/types"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

var timeouts = []*Rule{
	{
		Name:        "timeout_unset",
		Levels:      "IWE",
		CWE:         []int{1088},
		Since:       16,
		Needs:       Values,
		Title:       "requests have no time limit",
		Effect:      "A peer that accepts a connection and never answers blocks the calling worker forever; enough of them, and the service hangs.",
		Remediation: "Set timeout to the seconds that the slowest answer may take, 60 for example.",
		Example: Example{
			Bad:     `region_name = "RegionOne"`,
			Good:    `timeout = 60`,
			Message: "timeout is not set",
		},
		Check: checkTimeoutUnset,
	},
	{
		Name:        "timeout_invalid",
		Levels:      "EEE",
		CWE:         []int{1284},
		Since:       16,
		Needs:       Values,
		Title:       "a time limit that no request can use, or that limits nothing",
		Effect:      "The HTTP client refuses the value each time it opens a connection, so no request is ever sent.",
		Remediation: "Set timeout to a whole number of seconds from 1 to 3600, 60 for example.",
		Example: Example{
			Bad:     `timeout = 0`,
			Good:    `timeout = 60`,
			Message: "timeout = 0",
		},
		Check: checkTimeoutInvalid,
	},
	{
		Name:        "retry_delay_invalid",
		Levels:      "EEE",
		CWE:         []int{1284},
		Since:       20,
		Needs:       Values,
		Title:       "an impossible delay between retries",
		Effect:      "Nothing checks the value at start: the first retry fails during its delay, so a request that a retry would have saved fails with an error that names no option.",
		Remediation: "Set the delay to a number of seconds above 0, or leave it out: keystoneauth then waits longer after each attempt.",
		Example: Example{
			Bad:     `connect_retry_delay = -1`,
			Good:    `connect_retry_delay = 0.5`,
			Message: "connect_retry_delay = -1",
		},
		Check: checkRetryDelay,
	},
	{
		Name:        "num_retries_range",
		Levels:      "WWW",
		CWE:         []int{1284},
		Since:       12,
		Needs:       Values,
		Title:       "image calls are never retried, or too often or for too long",
		Effect:      "Without a retry one lost connection fails the boot; with too many, a Glance that is down blocks each worker for minutes.",
		Remediation: "Set num_retries to a number from 1 to 10, and keep (1 + num_retries) * (timeout + 1) at 600 seconds or less.",
		Example: Example{
			Bad:     `num_retries = 50`,
			Good:    `num_retries = 3`,
			Message: "num_retries = 50",
		},
		Check: checkNumRetriesRange,
	},
}

const (
	// longestTimeout is the value in seconds beyond which a limit is pointless.
	longestTimeout = 3600
	// clockLimit is the end of Python's socket clock, 63 bits of nanoseconds.
	clockLimit = 1 << 63 / 1e9
	// longestCall is the maximum for one image call with all its retries, in
	// seconds.
	longestCall = 600
	mostRetries = 10
)

func checkTimeoutUnset(p *Pass) {
	timeout := p.Get("timeout")
	if !timeout.IsEmpty() || !p.usesSession() {
		return
	}
	message := fmt.Sprintf("timeout is not set: requests of [%s] wait for an answer without limit", p.Name())
	if timeout.IsSet() {
		message = fmt.Sprintf("timeout is empty: requests of [%s] wait for an answer without limit", p.Name())
	}
	p.Report(Problem{On: timeout, Message: message})
}

// usesSession reports whether a session is built from the section's options.
// The sections for service tokens register them, but only their auth plugin is
// loaded; Castellan, which Nova has used since 15, registers them for its key
// managers, which build their own sessions.
func (p *Pass) usesSession() bool {
	switch p.Name() {
	case "barbican", "vault":
		return p.Service == "nova" && p.Release.Major() < 15
	}
	return !strings.HasSuffix(p.Name(), "service_user")
}

// mayUseSession is usesSession, or holds where one kind of call alone builds a
// session: Cinder's backups to Swift with backup_swift_service_auth, but for the first
// versions of 2023.2 and 2024.1.
func (p *Pass) mayUseSession() bool {
	return p.usesSession() || p.Service == "cinder" && p.Name() == "service_user" && p.reached(Bound{"cinder", "22.3.0"})
}

func checkTimeoutInvalid(p *Pass) {
	timeout := p.Get("timeout")
	switch {
	case timeout == nil:
	case timeout.State == config.Broken:
		reportFraction(p, timeout)
	case timeout.Known() && !timeout.Value.IsNull():
		reportTimeout(p, timeout)
	}
}

func reportTimeout(p *Pass, timeout *config.Setting) {
	seconds, shown := timeout.Value.Float(), assigned(timeout)
	switch {
	case math.IsNaN(seconds):
		p.Report(Problem{On: timeout, Message: shown + " is not a number: every request raises ValueError"})
	case seconds <= 0:
		p.Report(Problem{On: timeout, Message: shown + " is not above zero: every request raises ValueError"})
	case seconds > clockLimit:
		p.Report(Problem{On: timeout, Message: brief(shown) + " is beyond what a socket can wait: every request raises OverflowError"})
	case seconds > longestTimeout:
		p.Report(Problem{
			On:      timeout,
			Message: shown + " is over an hour, which is hardly a limit",
			Effect:  "A peer that accepts a connection and never answers blocks the calling worker for that long.",
			Levels:  "WWW",
		})
	}
}

// reportFraction finds the numbers that a newer keystoneauth reads and the
// release's does not. Other texts do not concern this rule.
func reportFraction(p *Pass, timeout *config.Setting) {
	if timeout.Option.TypeName != "int" {
		return
	}
	if _, err := (types.FloatType{}).Parse(timeout.Text); err != nil {
		return
	}
	p.Report(Problem{
		On: timeout,
		Message: fmt.Sprintf("timeout = %s: keystoneauth1 %s, which this release pins, reads a whole number here",
			timeout.Show(), p.Release.Keystoneauth()),
		Effect: "oslo.config refuses the value when the service reads it, so no session is built and no request is sent. Fractions are read from keystoneauth1 5.14.0 on.",
	})
}

func checkNumRetriesRange(p *Pass) {
	retries := p.Get("num_retries")
	if p.Service != "nova" || retries == nil || !retries.Known() {
		return // other services keep 0 as their default, and boot nothing
	}
	if retries.Value.IsNull() {
		if retries.IsSet() {
			p.Report(Problem{
				On:      retries,
				Message: "num_retries is empty: Nova adds 1 to it, and every image call raises TypeError",
				Effect:  "oslo.config reads an empty number as None and skips the option's bounds; no image can be inspected or downloaded.",
				Levels:  "EEE",
			})
		}
		return
	}
	n, seconds := retries.Value.Float(), p.Get("timeout")
	shown := assigned(retries)
	if retries.IsUnset() {
		shown += ", the default,"
	}
	switch {
	case n <= 0:
		p.Report(Problem{On: retries, Message: shown + " turns retries off: the first connection error fails the image call"})
	case n > mostRetries:
		p.Report(Problem{On: retries, Message: brief(shown) + fmt.Sprintf(" is more than %d: Nova asks a Glance that is down again and again before it gives up", mostRetries)})
	case seconds.Known() && seconds.Value.Float() > 0 && seconds.Value.Float() <= longestTimeout:
		if total := (1 + n) * (seconds.Value.Float() + 1); total > longestCall {
			p.Report(Problem{On: retries, Message: fmt.Sprintf("%s with %s lets one image call take %.0f seconds, more than %d",
				shown, assigned(seconds), total, longestCall)})
		}
	}
}

// brief shortens what could be thousands of digits.
func brief(text string) string {
	const most = 80
	if len(text) <= most {
		return text
	}
	return text[:most] + "..."
}

func checkRetryDelay(p *Pass) {
	for _, name := range [...]string{"connect_retry_delay", "status_code_retry_delay"} {
		s := p.Get(name)
		if !s.IsSet() || s.Value.Kind() != types.Float {
			continue
		}
		switch delay := s.Value.Float(); {
		case math.IsNaN(delay):
			p.Report(Problem{On: s, Message: name + " = " + report.Redact(s.Text) + " is not a number: the first retry fails"})
		case math.IsInf(delay, 1):
			p.Report(Problem{On: s, Message: name + " = " + report.Redact(s.Text) + " is infinite: the first retry fails"})
		case delay < 0:
			p.Report(Problem{On: s, Message: name + " = " + report.Redact(s.Text) + " is negative: the first retry fails"})
		}
	}
}
