package rules

// CWETitle is the title of a weakness in CWE 4.15, "" for a number that no rule
// names.
func CWETitle(id int) string {
	switch id {
	case 20:
		return "Improper Input Validation"
	case 22:
		return "Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')"
	case 59:
		return "Improper Link Resolution Before File Access ('Link Following')"
	case 78:
		return "Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection')"
	case 93:
		return "Improper Neutralization of CRLF Sequences ('CRLF Injection')"
	case 94:
		return "Improper Control of Generation of Code ('Code Injection')"
	case 134:
		return "Use of Externally-Controlled Format String"
	case 158:
		return "Improper Neutralization of Null Byte or NUL Character"
	case 209:
		return "Generation of Error Message Containing Sensitive Information"
	case 226:
		return "Sensitive Information in Resource Not Removed Before Reuse"
	case 250:
		return "Execution with Unnecessary Privileges"
	case 257:
		return "Storing Passwords in a Recoverable Format"
	case 260:
		return "Password in Configuration File"
	case 269:
		return "Improper Privilege Management"
	case 276:
		return "Incorrect Default Permissions"
	case 290:
		return "Authentication Bypass by Spoofing"
	case 295:
		return "Improper Certificate Validation"
	case 296:
		return "Improper Following of a Certificate's Chain of Trust"
	case 297:
		return "Improper Validation of Certificate with Host Mismatch"
	case 306:
		return "Missing Authentication for Critical Function"
	case 307:
		return "Improper Restriction of Excessive Authentication Attempts"
	case 312:
		return "Cleartext Storage of Sensitive Information"
	case 319:
		return "Cleartext Transmission of Sensitive Information"
	case 321:
		return "Use of Hard-coded Cryptographic Key"
	case 322:
		return "Key Exchange without Entity Authentication"
	case 324:
		return "Use of a Key Past its Expiration Date"
	case 326:
		return "Inadequate Encryption Strength"
	case 327:
		return "Use of a Broken or Risky Cryptographic Algorithm"
	case 328:
		return "Use of Weak Hash"
	case 345:
		return "Insufficient Verification of Data Authenticity"
	case 347:
		return "Improper Verification of Cryptographic Signature"
	case 348:
		return "Use of Less Trusted Source"
	case 354:
		return "Improper Validation of Integrity Check Value"
	case 377:
		return "Insecure Temporary File"
	case 426:
		return "Untrusted Search Path"
	case 477:
		return "Use of Obsolete Function"
	case 489:
		return "Active Debug Code"
	case 494:
		return "Download of Code Without Integrity Check"
	case 497:
		return "Exposure of Sensitive System Information to an Unauthorized Control Sphere"
	case 521:
		return "Weak Password Requirements"
	case 522:
		return "Insufficiently Protected Credentials"
	case 532:
		return "Insertion of Sensitive Information into Log File"
	case 601:
		return "URL Redirection to Untrusted Site ('Open Redirect')"
	case 610:
		return "Externally Controlled Reference to a Resource in Another Sphere"
	case 613:
		return "Insufficient Session Expiration"
	case 636:
		return "Not Failing Securely ('Failing Open')"
	case 693:
		return "Protection Mechanism Failure"
	case 694:
		return "Use of Multiple Resources with Duplicate Identifier"
	case 732:
		return "Incorrect Permission Assignment for Critical Resource"
	case 770:
		return "Allocation of Resources Without Limits or Throttling"
	case 778:
		return "Insufficient Logging"
	case 798:
		return "Use of Hard-coded Credentials"
	case 807:
		return "Reliance on Untrusted Inputs in a Security Decision"
	case 863:
		return "Incorrect Authorization"
	case 916:
		return "Use of Password Hash With Insufficient Computational Effort"
	case 918:
		return "Server-Side Request Forgery (SSRF)"
	case 923:
		return "Improper Restriction of Communication Channel to Intended Endpoints"
	case 942:
		return "Permissive Cross-domain Policy with Untrusted Domains"
	case 1088:
		return "Synchronous Access of Remote Resource without Timeout"
	case 1188:
		return "Initialization of a Resource with an Insecure Default"
	case 1284:
		return "Improper Validation of Specified Quantity in Input"
	case 1286:
		return "Improper Validation of Syntactic Correctness of Input"
	case 1287:
		return "Improper Validation of Specified Type of Input"
	case 1288:
		return "Improper Validation of Consistency within Input"
	case 1392:
		return "Use of Default Credentials"
	case 1394:
		return "Use of Default Cryptographic Key"
	default:
		return ""
	}
}
