package main

// concern is one finding of the two security reviews of Nova's [glance]
// options that the project began with.
type concern struct {
	ID     string // the folder below examples/concerns
	Title  string
	Review string // what the review said
	Truth  string // what is true
	CWE    []int  // by CWE 4.15
	Shown  []shown
}

// shown is one configuration that demonstrates a concern.
type shown struct {
	Folder string // below the concern's, "" for itself
	Text   string // what there is to see
}

// concerns are in the order of the reviews.
var concerns = [...]concern{
	{
		ID:     "r1-1",
		Title:  "Options that a library brings",
		Review: "The module relies on keystoneauth's loading helpers, and nothing declares that.",
		Truth:  "The dependency is declared. But which options exist depends on two versions, Nova's and keystoneauth's, and a name that neither registers is silently ignored.",
		CWE:    []int{1104},
		Shown: []shown{
			{"", "An option that is newer than the release fails the plan, and the message says since when it is read:"},
			{"libraries", "Which library brings an option is a fact to be looked up:"},
		},
	},
	{
		ID:     "r1-2",
		Title:  "Search paths",
		Review: "Modules are found over a search path that others may control.",
		Truth:  "Imports are no concern of this file. Paths in option values are: a relative one is resolved against the folder that the daemon happened to be started in. The provider itself starts no program and reads no `PATH`.",
		CWE:    []int{426},
		Shown:  []shown{{"", "A relative path fails the plan:"}},
	},
	{
		ID:     "r1-3",
		Title:  "The older name that turns verification off",
		Review: "`api_insecure` is not marked as a security option.",
		Truth:  "oslo.config has no such mark. What matters is that `api_insecure` is still read as `insecure`, and that in a later file it beats the current name in an earlier one.",
		CWE:    []int{295, 1188},
		Shown: []shown{
			{"", "Both names with different values fail, whatever order they are given in:"},
			{"later-file", "So do two files of which the later one has the older name; what counts is the value that Nova ends up with:"},
			{"hardened", "Left unset, the option is written out with `hardened_defaults`. And a check that failed never leaves a text that looks approved: by default there is none, and where `enforcement` lets the run go on, its first line says so."},
		},
	},
	{
		ID:     "r1-4",
		Title:  "Values without an origin, and secrets on the way",
		Review: "The option group and the options are used before they are initialised.",
		Truth:  "They are constants of the module. The question behind it is a fair one: which value counts, and where did it come from? And no answer may show a secret.",
		CWE:    []int{532, 312},
		Shown: []shown{
			{"", "`values` has every effective value, `settings` where it came from. The password is in no message, in no log at any level and in no output that is not sensitive. Terraform itself repeats the source line of a diagnostic, so keep secrets in sensitive variables, as here, and not in the configuration:"},
		},
	},
	{
		ID:     "r1-5",
		Title:  "Modes of files",
		Review: "Files are opened with insecure permissions.",
		Truth:  "Nova opens none of these itself, yet neither Nova nor keystoneauth ever looks at a mode: a private key that every account can read works like any other.",
		CWE:    []int{732},
		Shown: []shown{
			{"", "With `inspect` the modes are checked where the files are, here in a folder that stands for the host's `/`:"},
			{"passes", "The same configuration passes with the modes that such files should have:"},
		},
	},
	{
		ID:     "r1-6",
		Title:  "Modes of folders",
		Review: "Folders are created with insecure permissions.",
		Truth:  "None is created. But whoever can write to a folder on the way to a key can replace the key, and nobody looks at that either.",
		CWE:    []int{732},
		Shown:  []shown{{"", "The folder is named:"}},
	},
	{
		ID:     "r1-7",
		Title:  "Names and values that nobody checks",
		Review: "Option values are not properly defined or checked.",
		Truth:  "Types are defined, but a bad value surfaces only when a worker reads the option, and a name that nothing registers never does.",
		CWE:    []int{1188, 1287},
		Shown:  []shown{{"", "Both fail the plan, and the misspelt name is told what it was probably meant to be:"}},
	},
	{
		ID:     "r1-8",
		Title:  "Failing closed",
		Review: "Exceptions are handled improperly.",
		Truth:  "The module handles none. A validator must: whatever goes wrong while it looks is a failure, and no input may exhaust it. A fault inside one rule is the error finding `rule_not_evaluated`, never a pass.",
		CWE:    []int{755, 770},
		Shown: []shown{
			{"", "A file that is not there fails, for nothing about it is known:"},
			{"large", "A text beyond the limits is refused at once:"},
		},
	},
	{
		ID:     "r1-9",
		Title:  "What is evaluated in a value",
		Review: "Code is evaluated dynamically.",
		Truth:  "No code is. Two small languages are, though: oslo.config expands `$name`, and keystoneauth formats `%` in endpoints.",
		CWE:    []int{134},
		Shown:  []shown{{"", "What neither can resolve fails the plan:"}},
	},
	{
		ID:     "r1-10",
		Title:  "Exceptions that outlive their reason",
		Review: "A security decision rests on data that is not trusted.",
		Truth:  "The data is the operator's own. A typo in it, or an exception that everybody has forgotten, must not turn a control off all the same.",
		CWE:    []int{807},
		Shown:  []shown{{"", "A waiver ends on its day. From then on it is an error itself, and what it excused stands again:"}},
	},
	{
		ID:     "r2-1",
		Title:  "Endpoints that are no URLs",
		Review: "The items of `api_servers` are not validated as URLs.",
		Truth:  "Correct: they are plain strings until the first request.",
		CWE:    []int{20, 1286},
		Shown:  []shown{{"", "Every item is taken apart as keystoneauth and requests do it, and every fault of every item is reported at once:"}},
	},
	{
		ID:     "r2-2",
		Title:  "Image signatures",
		Review: "`verify_glance_signatures` is off by default.",
		Truth:  "Correct. To know before turning it on: from then on Nova boots no image that is not signed.",
		CWE:    []int{347, 1188},
		Shown: []shown{
			{"", "Under the profile `baseline` that is a warning; `hardened_defaults` turns it on:"},
			{"strict", "Under `strict` it is an error:"},
		},
	},
	{
		ID:     "r2-3",
		Title:  "`ca_file`, `cert_file` and `key_file`",
		Review: "These options are deprecated, and store secrets in plain text.",
		Truth:  "They hold paths, not secrets. Since Nova 16.0.0 the names are aliases in the section `[ssl]`, still read in every release.",
		CWE:    []int{312, 477},
		Shown: []shown{
			{"", "Where the text of a key stands in place of its path it fails, and is not repeated:"},
			{"renamed", "An older name is a warning, and is rendered as the current one:"},
		},
	},
	{
		ID:     "r2-4",
		Title:  "Text from elsewhere",
		Review: "Untrusted data is deserialised.",
		Truth:  "Nothing but INI text is parsed, and nothing in it becomes an object. But text from elsewhere can forge lines: oslo.config ends a line at a lone carriage return, which most editors do not show.",
		CWE:    []int{93, 502},
		Shown:  []shown{{"", "Such a value is refused, and such a text is read as oslo.config reads it. The parser is fuzzed, so that no text brings it down:"}},
	},
	{
		ID:     "r2-5",
		Title:  "Credentials in URLs",
		Review: "Credentials are hard-coded.",
		Truth:  "Upstream has none. Users do put them into URLs, which are logged wherever a request fails.",
		CWE:    []int{522, 798},
		Shown:  []shown{{"", "They fail the plan and are shown as `***@`:"}},
	},
	{
		ID:     "r2-6",
		Title:  "What list_opts leaves out",
		Review: "`list_opts` returns options that nobody has validated.",
		Truth:  "It feeds the sample generator and checks nothing by design. What it does lack are the older names of the session options, so tools built on it call options unknown that Nova reads.",
		CWE:    []int{1173},
		Shown: []shown{
			{"", "The catalogue holds exactly what each release registers, older names included, and tests compare it with the releases both ways:"},
			{"unknown", "A release that it does not know is an error; nothing is guessed:"},
		},
	},
	{
		ID:     "r2-7",
		Title:  "Randomness",
		Review: "A session id is made with insecure randomness.",
		Truth:  "There is no session id. Random is only the order in which Nova tries `api_servers`.",
		CWE:    []int{330},
		Shown: []shown{
			{"", "The provider's `id` is a digest of what went in, so that a second plan never differs:"},
			{"mixed", "And no shuffled list may decide whether a request is encrypted:"},
		},
	},
}

// weakness is the title of a weakness that no rule carries, by CWE 4.15.
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
