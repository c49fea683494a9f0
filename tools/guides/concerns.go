package main

// concern is one finding of the two security reviews of Nova's [glance] options
// with which the project began.
type concern struct {
	ID     string // the folder below examples/concerns
	Title  string
	Review string // what the review said
	Truth  string // what is true
	CWE    []int  // from CWE 4.15
	Shown  []shown
}

// shown is one configuration that demonstrates a concern.
type shown struct {
	Folder string // below the concern's folder, "" for the folder itself
	Text   string // what it demonstrates
}

// concerns are in the order of the reviews.
var concerns = [...]concern{
	{
		ID:     "r1-1",
		Title:  "Options registered by a library",
		Review: "The module relies on keystoneauth's loading helpers, and nothing declares that.",
		Truth:  "The dependency is declared. But which options exist depends on two versions, Nova's and keystoneauth's, and a name that neither registers is silently ignored.",
		CWE:    []int{1104},
		Shown: []shown{
			{"", "An option that is newer than the release fails the plan, and the message names the first release that reads it:"},
			{"libraries", "You can look up which library registers an option:"},
		},
	},
	{
		ID:     "r1-2",
		Title:  "Search paths",
		Review: "Modules are found over a search path that others may control.",
		Truth:  "Imports are not a problem in this file. Paths in option values can be: a relative path is resolved against whatever folder the daemon was started in. The provider itself runs no programs and does not read `PATH`.",
		CWE:    []int{426},
		Shown:  []shown{{"", "A relative path fails the plan:"}},
	},
	{
		ID:     "r1-3",
		Title:  "The older name that turns verification off",
		Review: "`api_insecure` is not marked as a security option.",
		Truth:  "oslo.config has no such mark. What matters is that `api_insecure` is still read as `insecure`, and that in a later file it overrides the current name in an earlier one.",
		CWE:    []int{295, 1188},
		Shown: []shown{
			{"", "Setting both names to different values fails, in either order:"},
			{"later-file", "So does setting the older name in a later file; what counts is the value that Nova ends up with:"},
			{"hardened", "If the option is unset, `hardened_defaults` writes it out. A failed check never produces a text that looks approved: by default there is no text, and if `enforcement` allows the run to continue, its first line says that the check failed."},
		},
	},
	{
		ID:     "r1-4",
		Title:  "The origin of values, and leaked secrets",
		Review: "The option group and the options are used before they are initialised.",
		Truth:  "They are module constants. The underlying question is fair: which value takes effect, and where did it come from? The answer must not reveal a secret.",
		CWE:    []int{532, 312},
		Shown: []shown{
			{"", "`values` has every effective value, and `settings` its origin. The password appears in no message, no log at any level and no output that is not sensitive. Terraform itself prints the source line of a diagnostic, so keep secrets in sensitive variables, as here, and not in the configuration:"},
		},
	},
	{
		ID:     "r1-5",
		Title:  "File modes",
		Review: "Files are opened with insecure permissions.",
		Truth:  "Nova opens none of these files itself, but neither Nova nor keystoneauth ever checks a mode: a private key that every account can read works like any other.",
		CWE:    []int{732},
		Shown: []shown{
			{"", "With `inspect`, modes are checked on the actual files, here in a folder that represents the host's `/`:"},
			{"passes", "The same configuration passes once the files have the right modes:"},
		},
	},
	{
		ID:     "r1-6",
		Title:  "Folder modes",
		Review: "Folders are created with insecure permissions.",
		Truth:  "No folder is created. But anyone who can write to a folder in the path of a key can replace the key, and the software does not check that either.",
		CWE:    []int{732},
		Shown:  []shown{{"", "The message names the folder:"}},
	},
	{
		ID:     "r1-7",
		Title:  "Unchecked names and values",
		Review: "Option values are not properly defined or checked.",
		Truth:  "Types are defined, but a bad value surfaces only when a worker reads the option, and an unregistered name never does.",
		CWE:    []int{1188, 1287},
		Shown:  []shown{{"", "Both fail the plan, and the message suggests the right spelling of the name:"}},
	},
	{
		ID:     "r1-8",
		Title:  "Failing closed",
		Review: "Exceptions are handled improperly.",
		Truth:  "The module handles no exceptions. A validator must: any problem during a check is a failure, and no input may exhaust it. A bug in a rule is the error finding `rule_not_evaluated`, never a pass.",
		CWE:    []int{755, 770},
		Shown: []shown{
			{"", "A missing file fails, because it cannot be checked:"},
			{"large", "A text over the limits is rejected at once:"},
		},
	},
	{
		ID:     "r1-9",
		Title:  "Values that are evaluated",
		Review: "Code is evaluated dynamically.",
		Truth:  "No code is evaluated. But two small languages are: oslo.config expands `$name`, and keystoneauth formats `%` in endpoints.",
		CWE:    []int{134},
		Shown:  []shown{{"", "A reference that cannot be resolved fails the plan:"}},
	},
	{
		ID:     "r1-10",
		Title:  "Exceptions that outlive their reason",
		Review: "A security decision rests on data that is not trusted.",
		Truth:  "The data is the operator's own. Even so, a typo or a forgotten exception must not turn off a control.",
		CWE:    []int{807},
		Shown:  []shown{{"", "A waiver expires after its date. From then on, it is itself an error, and the finding it excused counts again:"}},
	},
	{
		ID:     "r2-1",
		Title:  "Endpoints that are not URLs",
		Review: "The items of `api_servers` are not validated as URLs.",
		Truth:  "Correct: they are plain strings until the first request.",
		CWE:    []int{20, 1286},
		Shown:  []shown{{"", "Every item is parsed as keystoneauth and requests parse it, and all mistakes are reported at once:"}},
	},
	{
		ID:     "r2-2",
		Title:  "Image signatures",
		Review: "`verify_glance_signatures` is off by default.",
		Truth:  "Correct. Before you turn it on, note that Nova will then boot only signed images.",
		CWE:    []int{347, 1188},
		Shown: []shown{
			{"", "Under the profile `baseline` this is a warning; `hardened_defaults` turns the option on:"},
			{"strict", "Under `strict` it is an error:"},
		},
	},
	{
		ID:     "r2-3",
		Title:  "`ca_file`, `cert_file` and `key_file`",
		Review: "These options are deprecated, and store secrets in plain text.",
		Truth:  "They contain paths, not secrets. Since Nova 16.0.0 the names are aliases in the section `[ssl]`, which every release still reads.",
		CWE:    []int{312, 477},
		Shown: []shown{
			{"", "The text of a key instead of its path fails, and the message does not repeat it:"},
			{"renamed", "An older name is a warning, and is rendered under the current name:"},
		},
	},
	{
		ID:     "r2-4",
		Title:  "Untrusted text",
		Review: "Untrusted data is deserialised.",
		Truth:  "Only INI text is parsed, and nothing in it becomes an object. But untrusted text can inject lines: oslo.config ends a line at a lone carriage return, which most editors do not show.",
		CWE:    []int{93, 502},
		Shown:  []shown{{"", "Such a value is rejected, and such a text is read as oslo.config reads it. The parser is fuzzed, to make sure that no text crashes it:"}},
	},
	{
		ID:     "r2-5",
		Title:  "Credentials in URLs",
		Review: "Credentials are hard-coded.",
		Truth:  "There are none upstream. But users put them in URLs, which are logged whenever a request fails.",
		CWE:    []int{522, 798},
		Shown:  []shown{{"", "They fail the plan, and the message shows them as `***@`:"}},
	},
	{
		ID:     "r2-6",
		Title:  "What list_opts leaves out",
		Review: "`list_opts` returns options that nobody has validated.",
		Truth:  "It feeds the sample generator and, by design, checks nothing. But it lacks the older names of the session options, so tools built on it report options as unknown that Nova reads.",
		CWE:    []int{1173},
		Shown: []shown{
			{"", "The catalogue contains exactly what each release registers, including older names, and tests compare the two in both directions:"},
			{"unknown", "An unknown release is an error; nothing is guessed:"},
		},
	},
	{
		ID:     "r2-7",
		Title:  "Randomness",
		Review: "A session id is made with insecure randomness.",
		Truth:  "There is no session id. Only the order in which Nova tries `api_servers` is random.",
		CWE:    []int{330},
		Shown: []shown{
			{"", "The provider's `id` is a digest of the input, so a second plan never differs:"},
			{"mixed", "A shuffled list must not decide whether a request is encrypted:"},
		},
	},
}

// weakness is the title in CWE 4.15 of a weakness that no rule has.
func weakness(id int) string {
	switch id {
	case 20:
		return "Improper Input Validation"
	case 330:
		return "Use of Insufficiently Random Values"
	case 502:
		return "Deserialization of Untrusted Data"
	case 755:
		return "Improper Handling of Exceptional Conditions"
	case 770:
		return "Allocation of Resources Without Limits or Throttling"
	case 798:
		return "Use of Hard-coded Credentials"
	case 1104:
		return "Use of Unmaintained Third Party Components"
	case 1173:
		return "Improper Use of Validation Framework"
	default:
		return ""
	}
}
